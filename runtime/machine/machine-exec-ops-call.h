/* SPDX-License-Identifier: MIT */

/*
 * Part of machine_exec_run(): calls, channels, and the instructions that only the machine has.
 */

  /* ---- calls ------------------------------------------------------------------------------ */

L_CALL:
  callee = (guint32) S;
  call_slots = fp + A;
  goto enter;
L_CALLC:
  {
    const guint64 closure = R (B);

    if (LIKELY_NOT (closure == 0))
      goto nil_memory;
    callee = *(const guint64 *) MEM (closure);
    call_slots = fp + A;
    call_slots[-2] = closure;
    goto enter;
  }
L_CALLI:
  {
    const guint32 type = R (B);
    const guint64 word = R (B + 1), key = (guint64) type << 16 | C;
    const MachineMethodCache *cache
        = &host->methods[(type * 7 + C) % MACHINE_METHOD_CACHE_SIZE];

    if (LIKELY_NOT (type == 0))
      goto nil_memory;
    callee = cache->key == key ? cache->func : machine_find_method (self, type, C);
    call_slots = fp + A;
    call_slots[funcs[callee].n_result_slots] = word;
    goto enter;
  }
enter:
  if (LIKELY_NOT ((char *) call_slots + funcs[callee].room_bytes > stack_end))
    goto grow_stack;
enter_tight:
  call_slots[-1] = LINK ();
  fp = call_slots;
  GO_TO (AT_OFFSET (funcs[callee].entry_offset));
L_CALLN:
  {
    const MachineNativeEntry *native = self->natives[(guint32) S];

    SYNC ();
    if (LIKELY_NOT (native == NULL))
      {
        missing_native (self, g, (guint32) S);
        goto after;
      }
    status = native->func (self, g, &R (A));
    if (status == MACHINE_DONE)
      NEXT_AFTER ();
    goto status_of_op;
  }
  PART (RET)
L_GO:
  SYNC ();
  if (LIKELY_NOT (R (A) == 0))
    {
      machine_exec_fatal (self, g, "go of nil func value");
      goto after;
    }
  status = machine_op_go (self, g, R (A));
  goto status_of_op;
L_DEFER:
  SYNC ();
  machine_defer_push (self, g, R (A), g->fp);
  NEXT_AFTER ();
L_DEFERFRAME:
  R (A) = (char *) fp - stack;
  NEXT ();
L_DEFERAT:
  SYNC ();
  machine_defer_push (self, g, R (A), R (B));
  NEXT_AFTER ();
L_RUNDEFERS:
  if (g->defers == 0)
    NEXT ();
  SYNC ();
  status = machine_defer_run (self, g);
  goto status_of_op;
L_PANIC:
  SYNC ();
  machine_panic_raise (self, g, &R (A));
  goto unwind;
L_RECOVER:
  {
    guint64 value[2];

    SYNC ();
    machine_recover (self, g, value);
    R (A) = value[0];
    R (A + 1) = value[1];
    NEXT_AFTER ();
  }
L_TRAP:
L_UNREACHABLE_RETURN:
  g_error ("%s at pc %u", ip->op == CODE_OP_TRAP ? "trap" : "end of a function reached",
           (guint32) (ip - code));

  /* ---- channels --------------------------------------------------------------------------- */

L_SEND:
  SYNC ();
  status = machine_op_send (self, g, R (A), &R (B));
  goto status_of_op;
L_RECV:
  SYNC ();
  status = machine_op_recv (self, g, R (B), A == CODE_NO_SLOT ? NULL : &R (A),
                            C == CODE_NO_SLOT ? NULL : &R (C));
  goto status_of_op;
L_CLOSE:
  SYNC ();
  status = machine_op_close (self, g, R (A));
  goto status_of_op;
  OP (CHANLEN, R (A) = machine_chan_len (self, R (B)))
  OP (CHANCAP, R (A) = machine_chan_cap (self, R (B)))
L_SELECT:
  SYNC ();
  status = machine_op_select (self, g, &program->selects[(guint32) S], fp, A);
  goto status_of_op;
L_PRINT:
  SYNC ();
  machine_op_print (self, g, B, &R (A));
  NEXT_AFTER ();

  /* ---- the machine's own ------------------------------------------------------------------ */

L_EXIT:
  end -= WORD; /* counts as executed, though ip stays */
  stop = MACHINE_EXEC_EXITED;
  goto leave;
L_PANIC_NEXT:
  SYNC ();
  goto unwind;
L_PRINT_NEXT:
  SYNC ();
  if (machine_panic_print_next (self, g) == MACHINE_UNWIND_GO_ON)
    RESUME ();
  goto after;
L_BREAK:
  if (host->break_passed != EXECUTED () + 1 || host->break_g != g->id)
    {
      host->break_passed = EXECUTED () + 1;
      host->break_g = g->id;
      stop = MACHINE_EXEC_BREAK;
      goto leave;
    }
  goto *fast[program->code[ip - code].op];

  /* ---- special and fused ones (machine-exec-fused.h) ----------------------------------------- */

  PART (CALL_NEAR)
L_LD192:
  {
    guint64 ref = R (B), first, second, third;

    if (LIKELY_NOT (ref == 0))
      goto nil_memory;
    first = ((guint64 *) (MEM (ref) + C))[0];
    second = ((guint64 *) (MEM (ref) + C))[1];
    third = ((guint64 *) (MEM (ref) + C))[2];
    R (A) = first;
    R (A + 1) = second;
    R (A + 2) = third;
    NEXT_E ();
  }
L_ST192:
  {
    guint64 ref = R (B);

    if (LIKELY_NOT (ref == 0))
      goto nil_memory;
    ((guint64 *) (MEM (ref) + C))[0] = R (A);
    ((guint64 *) (MEM (ref) + C))[1] = R (A + 1);
    ((guint64 *) (MEM (ref) + C))[2] = R (A + 2);
    NEXT_E ();
  }
L_FLD64:
  memcpy (&R (A), (char *) fp + XL, 8);
  NEXT_E ();
L_FST64:
  memcpy ((char *) fp + XL, &R (A), 8);
  NEXT_E ();
L_APPEND8:
  {
    const guint64 ref = R (B), len = R (B + 1), capacity = R (B + 2);

    if (LIKELY_NOT (len >= capacity))
      goto L_APPEND;
    *(guint8 *) (MEM (ref) + len) = R (C);
    R (A) = ref;
    R (A + 1) = len + 1;
    R (A + 2) = capacity;
    NEXT_E ();
  }
L_APPEND64:
  {
    const guint64 ref = R (B), len = R (B + 1), capacity = R (B + 2);

    if (LIKELY_NOT (len >= capacity))
      goto L_APPEND;
    ((guint64 *) MEM (ref))[len] = R (C);
    R (A) = ref;
    R (A + 1) = len + 1;
    R (A + 2) = capacity;
    NEXT_E ();
  }
L_APPENDS8:
  {
    const guint64 ref = R (B), len = R (B + 1), capacity = R (B + 2), more = R (C + 1);

    if (LIKELY_NOT (more > capacity - len))
      goto L_APPENDS;
    if (more == 1)
      MEM (ref)[len] = *MEM (R (C));
    else
      memmove (MEM (ref) + len, MEM (R (C)), more);
    R (A) = ref;
    R (A + 1) = len + more;
    R (A + 2) = capacity;
    NEXT_E ();
  }
L_MAPGET64:
  {
    MachineRef elem;

    if (LIKELY_NOT (!machine_map_was_read (self, g, R (B))))
      {
        SYNC ();
        if (!machine_map_check_read (self, g, R (B), FALSE))
          goto after;
      }
    elem = machine_map_find_word (self, XL, R (B), R (C));

    R (A) = elem != 0 ? *(guint64 *) MEM (elem) : 0;
    if (XH != CODE_NO_SLOT)
      R (XH) = elem != 0;
    NEXT_E ();
  }

L_LOCK:
  root->n_instructions = EXECUTED ();
  if (!stop_at_event && machine_mutex_quick_lock (self, g, R (A)))
    NEXT ();
  goto L_CALLN;
L_UNLOCK:
  root->n_instructions = EXECUTED ();
  if (!stop_at_event && machine_mutex_quick_unlock (self, g, R (A)))
    NEXT ();
  goto L_CALLN;

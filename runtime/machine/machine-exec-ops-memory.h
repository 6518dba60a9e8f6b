/* SPDX-License-Identifier: MIT */

/*
 * Part of machine_exec_run(): memory, globals, parts of values, slices, strings, allocation.
 */

  /* ---- memory ----------------------------------------------------------------------------- */

  LOAD (LD8S, gint8)
  LOAD (LD8U, guint8)
  LOAD (LD16S, gint16)
  LOAD (LD16U, guint16)
  LOAD (LD32S, gint32)
  LOAD (LD32U, guint32)
  PART (LD64)
  PART (LD128)
L_LDN:
  {
    guint64 ref = R (B);

    if (LIKELY_NOT (ref == 0))
      goto nil_memory;
    if (XL > 0)
      machine_load (self, CODE_MEM_N, XL, &R (A), MEM (ref) + C);
    NEXT_E ();
  }
  STORE (ST8, guint8)
  STORE (ST16, guint16)
  STORE (ST32, guint32)
  PART (ST64)
L_ST128:
  {
    guint64 ref = R (B);

    if (LIKELY_NOT (ref == 0))
      goto nil_memory;
    ((guint64 *) (MEM (ref) + C))[0] = R (A);
    ((guint64 *) (MEM (ref) + C))[1] = R (A + 1);
    NEXT ();
  }
L_STN:
  {
    guint64 ref = R (B);

    if (LIKELY_NOT (ref == 0))
      goto nil_memory;
    memcpy (MEM (ref) + C, &R (A), XL);
    NEXT_E ();
  }
L_CPY:
  {
    guint64 to = R (A), from = R (B);

    if (LIKELY_NOT (to == 0 || from == 0))
      goto nil_memory;
    memmove (MEM (to), MEM (from), XL);
    NEXT_E ();
  }
L_ZEROM:
  {
    guint64 ref = R (A);

    if (LIKELY_NOT (ref == 0))
      goto nil_memory;
    memset (MEM (ref), 0, XL);
    NEXT_E ();
  }
L_LEA:
  {
    guint64 ref = R (B);

    if (LIKELY_NOT (ref == 0))
      goto nil_memory;
    R (A) = ref + XL;
    NEXT_E ();
  }
L_NILCHK:
  if (LIKELY_NOT (R (A) == 0))
    goto nil_memory;
  NEXT ();

  /* ---- globals ---------------------------------------------------------------------------- */

  OP (LDG, R (A) = *(guint64 *) (MEM (root->globals) + (guint32) S))
  OP (STG, *(guint64 *) (MEM (root->globals) + (guint32) S) = R (A))
  OP (LEAG, R (A) = root->globals + (guint32) S)

  /* ---- parts of structs and arrays in the frame -------------------------------------------- */

L_FLD:
  machine_load (self, B, C, &R (A), (char *) fp + XL);
  NEXT_E ();
L_FST:
  machine_store (self, B, C, (char *) fp + XL, &R (A));
  NEXT_E ();
L_FLDX:
  machine_load (self, C, XH, &R (A), (char *) fp + XL + R (B) * XH);
  NEXT_E ();
L_FSTX:
  machine_store (self, C, XH, (char *) fp + XL + R (B) * XH, &R (A));
  NEXT_E ();

  /* ---- slices and strings ------------------------------------------------------------------ */

L_BOUND:
  if (LIKELY_NOT (R (A) >= R (B)))
    {
      SYNC ();
      machine_panic_raise_bounds (self, g, "index out of range [%" G_GUINT64_FORMAT
                                  "] with length %" G_GUINT64_FORMAT, R (A), R (B));
      goto unwind;
    }
  NEXT ();
L_BOUNDI:
  if (LIKELY_NOT (R (A) >= (guint64) (guint32) S))
    {
      SYNC ();
      raise_index (self, g, R (A), (guint32) S);
      goto unwind;
    }
  NEXT ();
  LOAD_ELEMENT (LDX8S, gint8)
  PART (LDX8U)
  LOAD_ELEMENT (LDX16S, gint16)
  LOAD_ELEMENT (LDX16U, guint16)
  LOAD_ELEMENT (LDX32S, gint32)
  LOAD_ELEMENT (LDX32U, guint32)
  PART (LDX64)
L_LDX128:
  {
    guint64 index = R (C), *element, first, second;

    if (LIKELY_NOT (index >= R (B + 1)))
      goto index_range;
    element = (guint64 *) MEM (R (B)) + 2 * index;
    first = element[0];
    second = element[1];
    R (A) = first;
    R (A + 1) = second;
    NEXT ();
  }
  PART (STX8)
  STORE_ELEMENT (STX16, guint16)
  STORE_ELEMENT (STX32, guint32)
  PART (STX64)
L_STX128:
  {
    guint64 index = R (C), *element;

    if (LIKELY_NOT (index >= R (B + 1)))
      goto index_range;
    element = (guint64 *) MEM (R (B)) + 2 * index;
    element[0] = R (A);
    element[1] = R (A + 1);
    NEXT ();
  }
  PART (LEAX)
L_LEAXP:
  {
    guint64 index = R (C), ref = R (B);

    if (LIKELY_NOT (ref == 0))
      goto nil_memory;
    if (LIKELY_NOT (index >= XH))
      {
        SYNC ();
        raise_index (self, g, index, XH);
        goto unwind;
      }
    R (A) = ref + index * XL;
    NEXT_E ();
  }
L_SLICE:
  SYNC ();
  CHECK (machine_op_slice (self, g, &program->slices[XL], &R (B), &R (C), &R (A)));
  NEXT_E ();
L_SL2ARR:
  {
    guint64 length = R (B + 1), wanted = code_instr_x (ip[1]);

    if (LIKELY_NOT (length < wanted))
      {
        SYNC ();
        machine_panic_raise_bounds (self, g,
                                    "cannot convert slice with length %" G_GUINT64_FORMAT
                                    " to array or pointer to array with length %" G_GUINT64_FORMAT,
                                    length, wanted);
        goto unwind;
      }
    R (A) = R (B);
    NEXT_E ();
  }
L_RETYPE:
  SYNC ();
  CHECK (machine_op_retype (self, g, XL, &R (B), &R (A)));
  NEXT_E ();
L_APPEND:
  SYNC ();
  CHECK (machine_op_append (self, g, XL, XH, &R (B), &R (C), &R (A)));
  NEXT_ALLOC_E ();
L_APPENDS:
  SYNC ();
  CHECK (machine_op_appends (self, g, XL, &R (B), &R (C), &R (A)));
  NEXT_ALLOC_E ();
L_COPY:
  machine_op_copy (self, XL, &R (B), &R (C), A == CODE_NO_SLOT ? NULL : &R (A));
  NEXT_E ();
L_CLEARS:
  memset (MEM (R (A)), 0, R (A + 1) * XL);
  NEXT_E ();
L_CONCAT:
  SYNC ();
  CHECK (machine_op_concat (self, g, C, &R (B), &R (A)));
  NEXT_ALLOC ();
L_STR2B:
L_B2STR:
L_STR2R:
L_R2STR:
L_RUNE2STR:
  SYNC ();
  CHECK (machine_op_convert (self, g, program->code[g->pc].op, &R (B), &R (A)));
  NEXT_ALLOC ();
L_RANGESTR:
  {
    const guint64 index = R (C);
    const guint8 byte = *((const guint8 *) MEM (R (B)) + index);

    if (byte < 0x80)
      {
        R (A) = byte;
        R (A + 1) = 1;
      }
    else
      machine_op_rangestr (self, &R (B), index, &R (A));
    NEXT ();
  }

  /* ---- allocation ------------------------------------------------------------------------- */

L_NEW:
  R (A) = machine_heap_alloc (self, (guint32) S, 1, ip - code);
  NEXT_ALLOC ();
L_MKSLICE:
  SYNC ();
  CHECK (machine_op_mkslice (self, g, XL, R (B), R (C), &R (A)));
  NEXT_ALLOC_E ();
L_MKMAP:
  R (A) = machine_map_new (self, XL, B == CODE_NO_SLOT ? 0 : (gint64) R (B), ip - code);
  NEXT_ALLOC_E ();
L_MKCHAN:
  {
    MachineRef chan;

    SYNC ();
    chan = machine_chan_new (self, g, XL, B == CODE_NO_SLOT ? 0 : (gint64) R (B));
    if (LIKELY_NOT (chan == 0))
      goto unwind;
    R (A) = chan;
    NEXT_AFTER_E ();
  }
L_MKCLOS:
  {
    MachineRef closure = machine_heap_alloc_kind (self, MACHINE_KIND_WORDS, 0, (1 + C) * 8, FALSE,
                                                  ip - code);
    guint64 *words = (guint64 *) MEM (closure);

    words[0] = XL;
    memcpy (&words[1], &R (B), C * sizeof (guint64));
    R (A) = closure;
    NEXT_ALLOC_E ();
  }
L_LDCAP:
  {
    const guint64 *captured = (const guint64 *) MEM (fp[-2]) + 1 + B;

    if (C == 1)
      R (A) = captured[0];
    else
      memcpy (&R (A), captured, C * sizeof (guint64));
    NEXT ();
  }

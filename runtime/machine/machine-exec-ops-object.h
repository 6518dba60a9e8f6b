/* SPDX-License-Identifier: MIT */

/*
 * Part of machine_exec_run(): maps and interfaces.
 */

  /* ---- maps ------------------------------------------------------------------------------- */

L_MAPGET:
  {
    MachineRef elem;
    const CodeType *type = &program->types[program->types[XL].elem];

    SYNC ();
    if (LIKELY_NOT (!machine_map_was_read (self, g, R (B)))
        && !machine_map_check_read (self, g, R (B), FALSE))
      goto after;
    elem = machine_map_find (self, g, XL, R (B), &R (C));
    if (LIKELY_NOT (elem == G_MAXUINT64))
      goto unwind;
    if (type->size_bytes > 0)
      {
        if (elem != 0)
          machine_load (self, type->mem, type->size_bytes, &R (A), MEM (elem));
        else
          memset (&R (A), 0, type->n_slots * sizeof (guint64));
      }
    if (XH != CODE_NO_SLOT)
      R (XH) = elem != 0;
    NEXT_E ();
  }
L_MAPREF:
  {
    MachineRef elem;

    SYNC ();
    if (LIKELY_NOT (!machine_map_was_written (self, g, R (B)))
        && !machine_map_check_write (self, g, R (B)))
      goto after;
    elem = machine_map_insert (self, g, XL, R (B), &R (C));
    if (LIKELY_NOT (elem == 0))
      {
        if (root->exit_set)
          goto after;
        goto unwind;
      }
    R (A) = elem;
    NEXT_ALLOC_E ();
  }
L_MAPDEL:
  SYNC ();
  if (LIKELY_NOT (!machine_map_was_written (self, g, R (A)))
      && !machine_map_check_write (self, g, R (A)))
    goto after;
  if (LIKELY_NOT (!machine_map_delete (self, g, XL, R (A), &R (B))))
    goto unwind;
  NEXT_E ();
  OP (MAPLEN, R (A) = R (B) == 0 ? 0 : ((const MachineMap *) MEM (R (B)))->len)
L_MAPCLR:
  SYNC ();
  if (LIKELY_NOT (!machine_map_was_written (self, g, R (A)))
      && !machine_map_check_write (self, g, R (A)))
    goto after;
  machine_map_clear (self, R (A));
  NEXT ();
L_MAPITER:
  SYNC ();
  if (LIKELY_NOT (!machine_map_was_read (self, g, R (B)))
      && !machine_map_check_read (self, g, R (B), TRUE))
    goto after;
  R (A) = machine_map_iterate (self, g, R (B));
  NEXT_AFTER ();
L_MAPNEXT:
  SYNC ();
  {
    const MachineRef map = ((const MachineMapIterator *) MEM (R (A)))->map;

    if (LIKELY_NOT (!machine_map_was_read (self, g, map))
        && !machine_map_check_read (self, g, map, TRUE))
      goto after;
  }
  if (!machine_map_next (self, g, R (A), B == CODE_NO_SLOT ? NULL : &R (B),
                         C == CODE_NO_SLOT ? NULL : &R (C)))
    JUMP ((gint32) XL, 2);
  NEXT_E ();

  /* ---- interfaces ------------------------------------------------------------------------- */

L_MKIF:
  {
    const guint32 type = XL, size = program->types[type].size_bytes;
    guint64 word = 0;

    if (size > 8)
      {
        word = machine_heap_alloc (self, type, 1, ip - code);
        memcpy (MEM (word), &R (B), size);
      }
    else if (size > 0)
      word = R (B);
    R (A) = type;
    R (A + 1) = word;
    NEXT_ALLOC_E ();
  }
L_UNIF:
  machine_op_unif (self, XL, R (B), &R (A));
  NEXT_E ();
L_ASSERT:
  SYNC ();
  CHECK (machine_op_assert (self, g, XL, XH, &R (B), &R (A)));
  NEXT_E ();
L_ASSERT2:
  machine_op_assert2 (self, XL, &R (B), &R (A), &R (C));
  NEXT_E ();
L_IFIMPL:
  R (A) = R (B) != 0 && machine_implements (self, R (B), XL, NULL);
  NEXT_E ();

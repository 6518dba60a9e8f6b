/* SPDX-License-Identifier: MIT */

/*
 * Part of machine_exec_run(): moves, constants, arithmetic, comparisons, jumps.
 */

  /* ---- moves and constants ---------------------------------------------------------------- */

  OP (NOP, )
  PART (MOV)
L_MOV2:
  {
    guint64 first = R (B), second = R (B + 1);

    R (A) = first;
    R (A + 1) = second;
    NEXT ();
  }
L_MOV3:
  {
    guint64 first = R (B), second = R (B + 1), third = R (B + 2);

    R (A) = first;
    R (A + 1) = second;
    R (A + 2) = third;
    NEXT ();
  }
  OP (MOVN, memmove (&R (A), &R (B), C * sizeof (guint64)))
L_ZERO:
  {
    guint64 *slot = &R (A), *last = slot + B;

    /* Mostly one to three slots: not worth a call. */
    for (; slot < last; slot++)
      *slot = 0;
    NEXT ();
  }
  PART (LDI)
  OP (LDK, R (A) = program->constants[(guint32) S])
L_LDSTR:
  {
    const MachineStringInfo *string = &host->strings[(guint32) S];

    R (A) = string->ref;
    R (A + 1) = string->len;
    NEXT ();
  }
  OP (LDFUNC, R (A) = root->static_closures + (guint64) (guint32) S * sizeof (guint64))

  /* ---- integers --------------------------------------------------------------------------- */

  PART (ADD)
  OP (SUB, R (A) = R (B) - R (C))
  PART (MUL)
L_DIV:
  if (LIKELY_NOT (R (C) == 0))
    goto zero_divisor;
  R (A) = divide (R (B), R (C));
  NEXT ();
L_REM:
  if (LIKELY_NOT (R (C) == 0))
    goto zero_divisor;
  R (A) = remainder_of (R (B), R (C));
  NEXT ();
L_DIVU:
  if (LIKELY_NOT (R (C) == 0))
    goto zero_divisor;
  R (A) = R (B) / R (C);
  NEXT ();
L_REMU:
  if (LIKELY_NOT (R (C) == 0))
    goto zero_divisor;
  R (A) = R (B) % R (C);
  NEXT ();
  OP (AND, R (A) = R (B) & R (C))
  OP (OR, R (A) = R (B) | R (C))
  PART (XOR)
  OP (ANDN, R (A) = R (B) & ~R (C))
  OP (SHL, R (A) = R (C) < 64 ? R (B) << R (C) : 0)
  OP (SHR, R (A) = R (C) < 64 ? R (B) >> R (C) : 0)
  OP (SAR, R (A) = (guint64) ((gint64) R (B) >> (R (C) < 64 ? R (C) : 63)))
L_SHCHK:
  if (LIKELY_NOT ((gint64) R (A) < 0))
    {
      SYNC ();
      machine_exec_panic_text (self, g, "negative shift amount");
      goto unwind;
    }
  NEXT ();
  PART (ADDI)
  PART (MULI)
  OP (ANDI, R (A) = R (B) & (guint64) (gint64) (gint16) C)
  OP (SHLI, R (A) = R (B) << (C & 63))
  OP (SHRI, R (A) = R (B) >> (C & 63))
  PART (SARI)
  OP (NEG, R (A) = -R (B))
  OP (NOT, R (A) = ~R (B))
  OP (LNOT, R (A) = !R (B))
  OP (SX8, R (A) = (guint64) (gint64) (gint8) R (B))
  OP (SX16, R (A) = (guint64) (gint64) (gint16) R (B))
  OP (SX32, R (A) = (guint64) (gint64) (gint32) R (B))
  OP (ZX8, R (A) = (guint8) R (B))
  OP (ZX16, R (A) = (guint16) R (B))
  OP (ZX32, R (A) = (guint32) R (B))

  /* ---- floats and complex ----------------------------------------------------------------- */

  PART (FADD)
  OP (FSUB, F (A) = F (B) - F (C))
  PART (FMUL)
  OP (FDIV, F (A) = F (B) / F (C))
  OP (FNEG, R (A) = R (B) ^ (guint64) 1 << 63)
  OP (FADD32, SET_F32 (A, F32 (B) + F32 (C)))
  OP (FSUB32, SET_F32 (A, F32 (B) - F32 (C)))
  OP (FMUL32, SET_F32 (A, F32 (B) * F32 (C)))
  OP (FDIV32, SET_F32 (A, F32 (B) / F32 (C)))
  OP (FNEG32, R (A) = (guint32) R (B) ^ 0x80000000u)
  OP (I2F, F (A) = (double) (gint64) R (B))
  OP (U2F, F (A) = (double) R (B))
  OP (I2F32, SET_F32 (A, (float) (gint64) R (B)))
  OP (U2F32, SET_F32 (A, (float) R (B)))
  OP (F2I, R (A) = float_to_int (F (B)))
  OP (F2U, R (A) = float_to_uint (F (B)))
  OP (F2F32, SET_F32 (A, (float) F (B)))
  OP (F32F, F (A) = F32 (B))
  OP (CADD, machine_op_complex (CODE_OP_CADD, &R (B), &R (C), &R (A)))
  OP (CSUB, machine_op_complex (CODE_OP_CSUB, &R (B), &R (C), &R (A)))
  OP (CMUL, machine_op_complex (CODE_OP_CMUL, &R (B), &R (C), &R (A)))
  OP (CDIV, machine_op_complex (CODE_OP_CDIV, &R (B), &R (C), &R (A)))
L_C2C64:
  {
    float parts[2] = { (float) F (B), (float) F (B + 1) };

    memcpy (&R (A), parts, sizeof parts);
    NEXT ();
  }
L_C642C:
  {
    float parts[2];

    memcpy (parts, &R (B), sizeof parts);
    F (A) = parts[0];
    F (A + 1) = parts[1];
    NEXT ();
  }

  /* ---- comparisons ------------------------------------------------------------------------ */

  OP (EQ, R (A) = R (B) == R (C))
  OP (NE, R (A) = R (B) != R (C))
  PART (LT)
  OP (LE, R (A) = (gint64) R (B) <= (gint64) R (C))
  OP (LTU, R (A) = R (B) < R (C))
  OP (LEU, R (A) = R (B) <= R (C))
  OP (FEQ, R (A) = F (B) == F (C))
  OP (FNE, R (A) = F (B) != F (C))
  OP (FLT, R (A) = F (B) < F (C))
  OP (FLE, R (A) = F (B) <= F (C))
  OP (SEQ, R (A) = strings_equal (base, &R (B), &R (C)))
  OP (SLT, R (A) = machine_string_compare (self, &R (B), &R (C)) < 0)
  OP (SLE, R (A) = machine_string_compare (self, &R (B), &R (C)) <= 0)
L_IFEQ:
  {
    int equal;

    SYNC ();
    equal = machine_interface_equal (self, g, &R (B), &R (C));
    if (LIKELY_NOT (equal < 0))
      goto unwind;
    R (A) = equal;
    NEXT ();
  }
L_TEQ:
  {
    int equal;

    SYNC ();
    equal = machine_type_equal (self, g, XL, &R (B), &R (C));
    if (LIKELY_NOT (equal < 0))
      goto unwind;
    R (A) = equal;
    NEXT_E ();
  }

  /* ---- jumps ------------------------------------------------------------------------------ */

  PART (JMP)
  PART (JT)
  PART (JF)
  CONDITION (JEQ, R (A) == R (B), (gint16) C)
  CONDITION (JNE, R (A) != R (B), (gint16) C)
  PART (JLT)
  PART (JLE)
  CONDITION (JLTU, R (A) < R (B), (gint16) C)
  CONDITION (JLEU, R (A) <= R (B), (gint16) C)
  CONDITION (JEQI, (gint64) R (A) == (gint16) B, (gint16) C)
  CONDITION (JNEI, (gint64) R (A) != (gint16) B, (gint16) C)
  PART (JLTI)
  CONDITION (JLEI, (gint64) R (A) <= (gint16) B, (gint16) C)
  CONDITION (JGTI, (gint64) R (A) > (gint16) B, (gint16) C)
  CONDITION (JGEI, (gint64) R (A) >= (gint16) B, (gint16) C)
L_JTAB:
  {
    guint64 index = R (A);

    if (index < B)
      JUMP (program->jump_tables[XL + index], 2);
    NEXT_E ();
  }

/* SPDX-License-Identifier: MIT */

/*
 * What instructions of machine_exec_run() are written with: their operands, ways on to the next
 * one, and those that also run as parts of fused ones. Included there only; the names used here
 * are its variables and labels.
 */

/* Operands of the instruction at ip. */
#define A ip->a
#define B ip->b
#define C ip->c
#define S (((const gint32 *) ip)[1])
#define XL (((const guint32 *) (ip + 1))[0])
#define XH (((const guint32 *) (ip + 1))[1])
#define R(n) fp[n]
#define F(n) (((double *) fp)[n])
#define F32(n) (*(float *) &fp[n])
#define MEM(ref) (base + (ref))

#define WORD sizeof (CodeInstr)
#define LIKELY_NOT(condition) (__builtin_expect (!!(condition), 0))

#define DISPATCH() goto *dispatch[ip->op]
#define NEXT()                                                                                     \
  do                                                                                               \
    {                                                                                              \
      ip++;                                                                                        \
      DISPATCH ();                                                                                 \
    }                                                                                              \
  while (0)
#define NEXT_E()                                                                                   \
  do                                                                                               \
    {                                                                                              \
      ip += 2;                                                                                     \
      end += WORD;                                                                                 \
      DISPATCH ();                                                                                 \
    }                                                                                              \
  while (0)
/* `skip` instructions on from this one; words - 1 of them were not executed. */
#define JUMP(distance, words)                                                                      \
  do                                                                                               \
    {                                                                                              \
      gintptr words_on = (gintptr) (distance);                                                     \
      ip += words_on + (words);                                                                    \
      end += (words_on + (words) -1) * (gintptr) WORD;                                             \
      if (LIKELY_NOT ((guintptr) ip >= end))                                                       \
        goto checkpoint;                                                                           \
      DISPATCH ();                                                                                 \
    }                                                                                              \
  while (0)

/* Instructions left, and executed in all, before the one at ip. */
#define LEFT() ((gint64) (end + slack - (guintptr) ip) / (gint64) WORD)
#define EXECUTED() (n_limit - (guint64) LEFT ())

#define SYNC()                                                                                     \
  do                                                                                               \
    {                                                                                              \
      g->pc = ip - code;                                                                           \
      g->fp = (char *) fp - stack;                                                                 \
      root->n_instructions = EXECUTED ();                                                          \
    }                                                                                              \
  while (0)
#define RELOAD_STACK()                                                                             \
  do                                                                                               \
    {                                                                                              \
      stack = base + g->stack;                                                                     \
      stack_end = stack + g->stack_room;                                                           \
      near_end = stack_end - MACHINE_NEAR_BYTES;                                                   \
      fp = (guint64 *) (stack + g->fp);                                                            \
    }                                                                                              \
  while (0)
/* Goes on at g->pc; the synced instruction counts as executed. */
#define RESUME()                                                                                   \
  do                                                                                               \
    {                                                                                              \
      RELOAD_STACK ();                                                                             \
      ip = code + g->pc;                                                                           \
      end = (guintptr) ip + (n_limit - (root->n_instructions + 1)) * WORD - slack;                 \
    }                                                                                              \
  while (0)

#define NEXT_AFTER()                                                                               \
  do                                                                                               \
    {                                                                                              \
      ip++;                                                                                        \
      goto after;                                                                                  \
    }                                                                                              \
  while (0)
#define NEXT_AFTER_E()                                                                             \
  do                                                                                               \
    {                                                                                              \
      ip += 2;                                                                                     \
      end += WORD;                                                                                 \
      goto after;                                                                                  \
    }                                                                                              \
  while (0)
/* Behind instructions that only allocate. */
#define NEXT_ALLOC()                                                                               \
  do                                                                                               \
    {                                                                                              \
      ip++;                                                                                        \
      if (LIKELY_NOT (root->gc_wanted))                                                            \
        goto after;                                                                                \
      DISPATCH ();                                                                                 \
    }                                                                                              \
  while (0)
#define NEXT_ALLOC_E()                                                                             \
  do                                                                                               \
    {                                                                                              \
      ip += 2;                                                                                     \
      end += WORD;                                                                                 \
      if (LIKELY_NOT (root->gc_wanted))                                                            \
        goto after;                                                                                \
      DISPATCH ();                                                                                 \
    }                                                                                              \
  while (0)
/* Result of an instruction of machine-exec-*.c. */
#define CHECK(result)                                                                              \
  do                                                                                               \
    {                                                                                              \
      MachineOpResult op_result = (result);                                                        \
      if (LIKELY_NOT (op_result != MACHINE_OP_OK))                                                 \
        {                                                                                          \
          if (op_result == MACHINE_OP_MEMORY)                                                      \
            goto memory;                                                                           \
          goto unwind;                                                                             \
        }                                                                                          \
    }                                                                                              \
  while (0)

/* Simple instructions: one expression. */
#define OP(name, statement)                                                                        \
  L_##name : statement;                                                                            \
  NEXT ();
#define CONDITION(name, condition, distance)                                                       \
  L_##name : if (condition) JUMP (distance, 1);                                                    \
  NEXT ();
#define LOAD(name, Type)                                                                           \
  L_##name:                                                                                        \
  {                                                                                                \
    guint64 ref = R (B);                                                                           \
    if (LIKELY_NOT (ref == 0))                                                                     \
      goto nil_memory;                                                                             \
    R (A) = (guint64) (gint64) * (Type *) (MEM (ref) + C);                                         \
    NEXT ();                                                                                       \
  }
#define STORE(name, Type)                                                                          \
  L_##name:                                                                                        \
  {                                                                                                \
    guint64 ref = R (B);                                                                           \
    if (LIKELY_NOT (ref == 0))                                                                     \
      goto nil_memory;                                                                             \
    *(Type *) (MEM (ref) + C) = R (A);                                                             \
    NEXT ();                                                                                       \
  }
#define LOAD_ELEMENT(name, Type)                                                                   \
  L_##name:                                                                                        \
  {                                                                                                \
    guint64 index = R (C);                                                                         \
    if (LIKELY_NOT (index >= R (B + 1)))                                                           \
      goto index_range;                                                                            \
    R (A) = (guint64) (gint64) ((Type *) MEM (R (B)))[index];                                      \
    NEXT ();                                                                                       \
  }
#define STORE_ELEMENT(name, Type)                                                                  \
  L_##name:                                                                                        \
  {                                                                                                \
    guint64 index = R (C);                                                                         \
    if (LIKELY_NOT (index >= R (B + 1)))                                                           \
      goto index_range;                                                                            \
    ((Type *) MEM (R (B)))[index] = R (A);                                                         \
    NEXT ();                                                                                       \
  }
/* A new float32, zero-extended. */
#define SET_F32(n, value)                                                                          \
  do                                                                                               \
    {                                                                                              \
      float narrow = (value);                                                                      \
      guint32 bits;                                                                                \
      memcpy (&bits, &narrow, 4);                                                                  \
      R (n) = bits;                                                                                \
    }                                                                                              \
  while (0)

/*
 * Instructions that also run as a part of fused ones: DO_x does what x does and
 * moves ip on; END_x is what follows if x comes last: by default the dispatch.
 */
#define DO_SET(value)                                                                              \
  do                                                                                               \
    {                                                                                              \
      R (A) = (value);                                                                             \
      ip++;                                                                                        \
    }                                                                                              \
  while (0)
#define DO_SET_F(value)                                                                            \
  do                                                                                               \
    {                                                                                              \
      F (A) = (value);                                                                             \
      ip++;                                                                                        \
    }                                                                                              \
  while (0)
#define DO_MOV DO_SET (R (B))
#define DO_LDI DO_SET ((guint64) (gint64) S)
#define DO_ADD DO_SET (R (B) + R (C))
#define DO_MUL DO_SET (R (B) * R (C))
#define DO_XOR DO_SET (R (B) ^ R (C))
#define DO_ADDI DO_SET (R (B) + (guint64) (gint64) (gint16) C)
#define DO_MULI DO_SET (R (B) * (guint64) (gint64) (gint16) C)
#define DO_SARI DO_SET ((guint64) ((gint64) R (B) >> (C & 63)))
#define DO_LT DO_SET ((gint64) R (B) < (gint64) R (C))
#define DO_FADD DO_SET_F (F (B) + F (C))
#define DO_FMUL DO_SET_F (F (B) * F (C))
#define DO_LD64                                                                                    \
  do                                                                                               \
    {                                                                                              \
      guint64 ref = R (B);                                                                         \
      if (LIKELY_NOT (ref == 0))                                                                   \
        goto nil_memory;                                                                           \
      DO_SET (*(guint64 *) (MEM (ref) + C));                                                       \
    }                                                                                              \
  while (0)
#define DO_ST64                                                                                    \
  do                                                                                               \
    {                                                                                              \
      guint64 ref = R (B);                                                                         \
      if (LIKELY_NOT (ref == 0))                                                                   \
        goto nil_memory;                                                                           \
      *(guint64 *) (MEM (ref) + C) = R (A);                                                        \
      ip++;                                                                                        \
    }                                                                                              \
  while (0)
#define DO_LD128                                                                                   \
  do                                                                                               \
    {                                                                                              \
      guint64 ref = R (B), first, second;                                                          \
      if (LIKELY_NOT (ref == 0))                                                                   \
        goto nil_memory;                                                                           \
      first = ((guint64 *) (MEM (ref) + C))[0];                                                    \
      second = ((guint64 *) (MEM (ref) + C))[1];                                                   \
      R (A) = first;                                                                               \
      R (A + 1) = second;                                                                          \
      ip++;                                                                                        \
    }                                                                                              \
  while (0)
#define DO_ELEMENT(statement)                                                                      \
  do                                                                                               \
    {                                                                                              \
      guint64 index = R (C);                                                                       \
      if (LIKELY_NOT (index >= R (B + 1)))                                                         \
        goto index_range;                                                                          \
      statement;                                                                                   \
      ip++;                                                                                        \
    }                                                                                              \
  while (0)
#define DO_LDX64 DO_ELEMENT (R (A) = ((guint64 *) MEM (R (B)))[index])
#define DO_LDX8U DO_ELEMENT (R (A) = ((guint8 *) MEM (R (B)))[index])
#define DO_STX64 DO_ELEMENT (((guint64 *) MEM (R (B)))[index] = R (A))
#define DO_STX8 DO_ELEMENT (((guint8 *) MEM (R (B)))[index] = R (A))
#define DO_LEAX                                                                                    \
  do                                                                                               \
    {                                                                                              \
      guint64 index = R (C);                                                                       \
      if (LIKELY_NOT (index >= R (B + 1)))                                                         \
        goto index_range;                                                                          \
      R (A) = R (B) + index * XL;                                                                  \
      ip += 2;                                                                                     \
      end += WORD;                                                                                 \
    }                                                                                              \
  while (0)
#define LAST_MOV DO_MOV; DISPATCH ()
#define LAST_LDI DO_LDI; DISPATCH ()
#define LAST_ADD DO_ADD; DISPATCH ()
#define LAST_MUL DO_MUL; DISPATCH ()
#define LAST_XOR DO_XOR; DISPATCH ()
#define LAST_ADDI DO_ADDI; DISPATCH ()
#define LAST_MULI DO_MULI; DISPATCH ()
#define LAST_SARI DO_SARI; DISPATCH ()
#define LAST_LT DO_LT; DISPATCH ()
#define LAST_FADD DO_FADD; DISPATCH ()
#define LAST_FMUL DO_FMUL; DISPATCH ()
#define LAST_LD64 DO_LD64; DISPATCH ()
#define LAST_ST64 DO_ST64; DISPATCH ()
#define LAST_LD128 DO_LD128; DISPATCH ()
#define LAST_LDX64 DO_LDX64; DISPATCH ()
#define LAST_LDX8U DO_LDX8U; DISPATCH ()
#define LAST_STX64 DO_STX64; DISPATCH ()
#define LAST_STX8 DO_STX8; DISPATCH ()
#define LAST_LEAX DO_LEAX; DISPATCH ()
#define LAST_JMP JUMP (S, 1)
#define LAST_IF(condition, distance)                                                               \
  if (condition)                                                                                   \
    JUMP (distance, 1);                                                                            \
  NEXT ()
#define LAST_JT LAST_IF (R (A) != 0, S)
#define LAST_JF LAST_IF (R (A) == 0, S)
#define LAST_JLT LAST_IF ((gint64) R (A) < (gint64) R (B), (gint16) C)
#define LAST_JLE LAST_IF ((gint64) R (A) <= (gint64) R (B), (gint16) C)
#define LAST_JLTI LAST_IF ((gint64) R (A) < (gint16) B, (gint16) C)
/* Goes on at another place: counts as one instruction. */
#define GO_TO(target)                                                                              \
  do                                                                                               \
    {                                                                                              \
      const CodeInstr *to = (target);                                                              \
      end += (guintptr) to - (guintptr) (ip + 1);                                                  \
      ip = to;                                                                                     \
      if (LIKELY_NOT ((guintptr) ip >= end))                                                       \
        goto checkpoint;                                                                           \
      DISPATCH ();                                                                                 \
    }                                                                                              \
  while (0)
#define AT_OFFSET(offset) ((const CodeInstr *) ((const char *) code + (guint32) (offset)))
#define LINK() ((guint64) (guint16) A << 32 | (guint32) ((char *) (ip + 1) - (char *) code))
#define LAST_RET                                                                                   \
  do                                                                                               \
    {                                                                                              \
      const guint64 link = fp[-1];                                                                 \
      fp -= (guint16) (link >> 32);                                                                \
      GO_TO (AT_OFFSET (link));                                                                    \
    }                                                                                              \
  while (0)
#define LAST_CALL_NEAR                                                                             \
  do                                                                                               \
    {                                                                                              \
      call_slots = fp + A;                                                                         \
      if (LIKELY_NOT ((char *) call_slots > near_end))                                             \
        goto grow_near;                                                                            \
      call_slots[-1] = LINK ();                                                                    \
      fp = call_slots;                                                                             \
      GO_TO (AT_OFFSET (S));                                                                       \
    }                                                                                              \
  while (0)
#define PART(name)                                                                                 \
  L_##name:                                                                                        \
  LAST_##name;

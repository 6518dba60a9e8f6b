/* SPDX-License-Identifier: MIT */

/* The verifier accepts a valid program and names what is wrong with a broken one. */
#include "sample-program.h"

typedef struct
{
  const char *path;
  void (*spoil) (CodeProgram *program);
  const char *message; /* part of it */
} Case;

static void
spoil_opcode (CodeProgram *program)
{
  program->code[SAMPLE_PC_ADD].op = CODE_N_OPS;
}

static void
spoil_slot (CodeProgram *program)
{
  program->code[SAMPLE_PC_ADD].c = 4;
}

static void
spoil_result_slot (CodeProgram *program)
{
  program->code[SAMPLE_PC_ADD].a = CODE_NO_SLOT;
}

static void
spoil_jump_out (CodeProgram *program)
{
  program->code[SAMPLE_PC_JUMP].c = 7;
}

static void
spoil_jump_back (CodeProgram *program)
{
  program->code[SAMPLE_PC_JUMP].c = (guint16) -3;
}

/* LEA has an extension word, which is then where the jump leads. */
static void
spoil_jump_into_extension (CodeProgram *program)
{
  program->code[SAMPLE_PC_ADD] = (CodeInstr){ CODE_OP_JLTI, 0, 0, 1 };
  program->code[SAMPLE_PC_JUMP] = (CodeInstr){ CODE_OP_LEA, 0, 1, 0 };
}

static void
spoil_end (CodeProgram *program)
{
  program->code[SAMPLE_PC_RETURN].op = CODE_OP_NOP;
}

static void
spoil_extension (CodeProgram *program)
{
  program->code[SAMPLE_PC_RETURN].op = CODE_OP_LEA;
}

static void
spoil_type (CodeProgram *program)
{
  program->code[SAMPLE_PC_NEW].b = SAMPLE_N_TYPES;
}

static void
spoil_zero_type (CodeProgram *program)
{
  program->code[SAMPLE_PC_NEW].b = 0;
}

static void
spoil_callee (CodeProgram *program)
{
  program->code[SAMPLE_PC_CALL].b = 2;
}

static void
spoil_window (CodeProgram *program)
{
  program->code[SAMPLE_PC_CALL].a = 2;
}

static void
spoil_window_end (CodeProgram *program)
{
  program->code[SAMPLE_PC_CALL].a = 4;
}

static void
spoil_captures (CodeProgram *program)
{
  program->funcs[1].n_capture_words = 1;
}

static void
spoil_constant (CodeProgram *program)
{
  program->code[SAMPLE_PC_LOAD].op = CODE_OP_LDK;
}

static void
spoil_string (CodeProgram *program)
{
  program->code[SAMPLE_PC_LOAD].op = CODE_OP_LDSTR;
}

static void
spoil_select (CodeProgram *program)
{
  program->code[SAMPLE_PC_LOAD].op = CODE_OP_SELECT;
}

static void
spoil_native (CodeProgram *program)
{
  program->code[SAMPLE_PC_CALL].op = CODE_OP_CALLN;
}

static void
spoil_global (CodeProgram *program)
{
  program->code[SAMPLE_PC_LOAD].op = CODE_OP_LDG;
}

static void
spoil_defer (CodeProgram *program)
{
  program->code[SAMPLE_PC_JUMP] = (CodeInstr){ CODE_OP_DEFER, 1, 0, 0 };
}

static void
spoil_map_type (CodeProgram *program)
{
  program->code[SAMPLE_PC_ADD] = (CodeInstr){ CODE_OP_MKMAP, 0, CODE_NO_SLOT, 0 };
  program->code[SAMPLE_PC_JUMP] = (CodeInstr){ SAMPLE_TYPE_INT, 0, 0, 0 };
}

static void
spoil_dynamic_type (CodeProgram *program)
{
  program->code[SAMPLE_PC_ADD] = (CodeInstr){ CODE_OP_MKIF, 0, 1, 0 };
  program->code[SAMPLE_PC_JUMP] = (CodeInstr){ SAMPLE_TYPE_ERROR, 0, 0, 0 };
}

static void
spoil_frame_byte (CodeProgram *program)
{
  program->code[SAMPLE_PC_ADD] = (CodeInstr){ CODE_OP_FLD, 0, CODE_MEM_32U, 0 };
  program->code[SAMPLE_PC_JUMP] = (CodeInstr){ 4 * 8 - 3, 0, 0, 0 };
}

static void
spoil_width (CodeProgram *program)
{
  program->code[SAMPLE_PC_ADD] = (CodeInstr){ CODE_OP_FLD, 0, CODE_MEM_N + 1, 0 };
  program->code[SAMPLE_PC_JUMP] = (CodeInstr){ 0, 0, 0, 0 };
}

static void
spoil_shift (CodeProgram *program)
{
  program->code[SAMPLE_PC_ADD] = (CodeInstr){ CODE_OP_SHLI, 0, 1, 64 };
}

static void
spoil_frame_size (CodeProgram *program)
{
  program->funcs[1].frame_slots = 2;
}

static void
spoil_gap (CodeProgram *program)
{
  program->funcs[1].entry_pc = SAMPLE_PC_JUMP;
}

static void
spoil_sites (CodeProgram *program)
{
  program->sites = g_renew (CodeSite, program->sites, 2);
  program->sites[1] = program->sites[0];
  program->n_sites = 2;
}

static void
spoil_entry (CodeProgram *program)
{
  program->entry_func = 2;
}

static void
spoil_needed_type (CodeProgram *program)
{
  program->type_error = 0;
}

static void
spoil_type_size (CodeProgram *program)
{
  program->types[SAMPLE_TYPE_STRING].n_slots = 3;
}

static void
spoil_elem (CodeProgram *program)
{
  program->types[SAMPLE_TYPE_BYTES].elem = 0;
}

static void
test_sample_is_valid (void)
{
  g_autoptr (CodeProgram) program = sample_program_new ();
  g_autofree char *message = NULL;

  g_assert_true (code_program_verify (program, &message));
  g_assert_null (message);
  g_assert_true (code_program_verify (program, NULL));
}

static void
test_case (gconstpointer data)
{
  const Case *self = data;
  g_autoptr (CodeProgram) program = sample_program_new ();
  g_autofree char *message = NULL;

  self->spoil (program);
  g_assert_false (code_program_verify (program, &message));
  g_assert_nonnull (message);
  if (strstr (message, self->message) == NULL)
    g_error ("\"%s\" does not say \"%s\"", message, self->message);
  g_assert_false (code_program_verify (program, NULL));
}

static const Case cases[] = {
  { "unknown-opcode", spoil_opcode, "does not exist" },
  { "slot-outside-frame", spoil_slot, "outside the frame" },
  { "result-not-optional", spoil_result_slot, "outside the frame" },
  { "jump-out-of-function", spoil_jump_out, "where no instruction starts" },
  { "jump-into-other-function", spoil_jump_back, "where no instruction starts" },
  { "jump-into-extension-word", spoil_jump_into_extension, "where no instruction starts" },
  { "control-runs-past-end", spoil_end, "runs past the end" },
  { "missing-extension-word", spoil_extension, "extension word is missing" },
  { "type-out-of-range", spoil_type, "type 7 does not exist" },
  { "invalid-type", spoil_zero_type, "type 0 does not exist" },
  { "callee-out-of-range", spoil_callee, "function 2 does not exist" },
  { "no-room-for-header", spoil_window, "no room for the header" },
  { "arguments-outside-frame", spoil_window_end, "outside the frame" },
  { "direct-call-of-closure", spoil_captures, "which has captures" },
  { "constant-out-of-range", spoil_constant, "constant 40" },
  { "string-out-of-range", spoil_string, "string 40" },
  { "select-out-of-range", spoil_select, "select 40" },
  { "native-out-of-range", spoil_native, "native 1" },
  { "global-out-of-range", spoil_global, "global at 40" },
  { "defer-without-mark", spoil_defer, "not marked" },
  { "map-of-other-type", spoil_map_type, "wrong kind" },
  { "interface-in-interface", spoil_dynamic_type, "is an interface" },
  { "frame-byte-outside", spoil_frame_byte, "outside the frame" },
  { "unknown-width", spoil_width, "width 8 does not exist" },
  { "shift-too-far", spoil_shift, "shift by 64" },
  { "frame-too-small", spoil_frame_size, "wrong size" },
  { "gap-between-functions", spoil_gap, "one after another" },
  { "sites-out-of-order", spoil_sites, "out of order" },
  { "no-entry-function", spoil_entry, "to start with" },
  { "missing-type", spoil_needed_type, "type 0 does not exist" },
  { "wrong-slots-of-type", spoil_type_size, "wrong number of slots" },
  { "slice-without-element", spoil_elem, "type 0 does not exist" },
};

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code/verify/sample-is-valid", test_sample_is_valid);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/code/verify/refuses/%s", cases[i].path);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}

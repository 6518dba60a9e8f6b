/* SPDX-License-Identifier: MIT */
#pragma once

#include "base-arena.h"
#include "base-diag.h"
#include "code-opcodes.h"

G_BEGIN_DECLS

/*
 * A compiled program: immutable, shared by all runs, freed with
 * code_program_unref(). It holds no pointer into syntax or types.
 */

typedef struct
{
  guint16 op, a, b, c;
} CodeInstr;

static inline gint32
code_instr_s (CodeInstr instr)
{
  return (gint32) ((guint32) instr.b | (guint32) instr.c << 16);
}

static inline guint64
code_instr_x (CodeInstr extension)
{
  return (guint64) extension.op | (guint64) extension.a << 16 | (guint64) extension.b << 32
         | (guint64) extension.c << 48;
}

/* Width codes of FLD, FST, FLDX, FSTX. */
typedef enum
{
  CODE_MEM_8S, CODE_MEM_8U, CODE_MEM_16S, CODE_MEM_16U, CODE_MEM_32S, CODE_MEM_32U, CODE_MEM_64,
  CODE_MEM_N, /* memory image, any number of bytes */
} CodeMem;

typedef enum
{
  CODE_PRINT_BOOL, CODE_PRINT_INT, CODE_PRINT_UINT, CODE_PRINT_FLOAT, CODE_PRINT_FLOAT32,
  CODE_PRINT_COMPLEX, CODE_PRINT_STRING, CODE_PRINT_POINTER, CODE_PRINT_SLICE,
  CODE_PRINT_INTERFACE, CODE_PRINT_SPACE, CODE_PRINT_NEWLINE,
} CodePrint;

/* How SLICE treats its operand. */
typedef struct
{
  enum { CODE_SLICE_SLICE, CODE_SLICE_STRING, CODE_SLICE_ARRAY_REF } source;
  gboolean has_low, has_high, has_max; /* at R[c], R[c+1], R[c+2] */
  gboolean low_is_unsigned, high_is_unsigned, max_is_unsigned; /* uint, uint64, uintptr */
  guint32  elem_bytes;
  gint64   array_len; /* of an array behind a reference */
} CodeSlice;

typedef struct
{
  gboolean is_send;
  guint16  chan_slot;
  guint16  value_slot; /* send: value; receive: destination or CODE_NO_SLOT */
  guint16  ok_slot;    /* receive: bool, or CODE_NO_SLOT */
  BasePos  pos;        /* of the case */
} CodeSelectCase;

typedef struct
{
  gboolean        has_default;
  guint           n_cases;
  CodeSelectCase *cases;
} CodeSelect;

typedef enum
{
  CODE_TYPE_INVALID,
  CODE_TYPE_BOOL,
  CODE_TYPE_INT, CODE_TYPE_INT8, CODE_TYPE_INT16, CODE_TYPE_INT32, CODE_TYPE_INT64,
  CODE_TYPE_UINT, CODE_TYPE_UINT8, CODE_TYPE_UINT16, CODE_TYPE_UINT32, CODE_TYPE_UINT64,
  CODE_TYPE_UINTPTR,
  CODE_TYPE_FLOAT32, CODE_TYPE_FLOAT64, CODE_TYPE_COMPLEX64, CODE_TYPE_COMPLEX128,
  CODE_TYPE_ARRAY, CODE_TYPE_CHAN, CODE_TYPE_FUNC, CODE_TYPE_INTERFACE, CODE_TYPE_MAP,
  CODE_TYPE_POINTER, CODE_TYPE_SLICE, CODE_TYPE_STRING, CODE_TYPE_STRUCT,
  CODE_TYPE_UNSAFE_POINTER, /* the order is that of reflect.Kind */
} CodeTypeKind;

typedef struct
{
  char    *name;
  char    *package; /* path, for unexported names; else NULL */
  char    *tag;     /* or NULL */
  guint32  type;
  guint32  offset_bytes;
  gboolean embedded;
} CodeField;

/* A method that a dynamic type offers through interfaces. */
typedef struct
{
  guint16 selector; /* index in selectors; the table is sorted by it */
  guint32 func;     /* takes the interface's data word as its first parameter */
  guint32 type;     /* its func type, without receiver */
  guint32 expr_type; /* its func type with the receiver as first parameter, where reflect keeps it */
} CodeMethod;

/* What a pointer, or a word that may be one, looks like to the collector. */
typedef enum
{
  CODE_POINTERS_NONE,   /* nothing to scan */
  CODE_POINTERS_BITMAP, /* pointer_bits: one bit a word, set for references and for interface data
                           words, which may hold plain numbers: always check */
  CODE_POINTERS_ALL,    /* every word may be one (very large types) */
} CodePointers;

typedef struct
{
  CodeTypeKind kind;
  char        *name;      /* as %T prints: "main.T", "[]int", "func(int) string" */
  char        *package;   /* path of a named type's package, or NULL */
  gboolean     is_named;  /* defined type: its name is not its structure */
  gboolean     comparable;
  guint32      size_bytes;
  guint32      align_bytes;
  guint32      n_slots;   /* (size_bytes + 7) / 8 */
  CodeMem      mem;       /* how one value is loaded from memory into slots */
  CodePointers pointers;
  guint64     *pointer_bits;
  guint32      elem;      /* type index: pointer slice array map chan */
  guint32      key;       /* map */
  guint64      len;       /* array */
  guint8       dir;       /* chan: 1 send, 2 receive, 3 both */
  CodeField   *fields;    /* struct; func: parameters then results */
  guint32      n_fields;
  guint32      n_params;  /* func: fields[0 .. n_params) are parameters */
  gboolean     variadic;  /* func */
  guint32      method_value; /* func: function behind method values that reflect makes, or 0 */
  CodeMethod  *methods;   /* interface: selectors demanded (func unused); else: offered */
  guint32      n_methods;
  guint32      pointer_to; /* type index of *T if it exists in the program, else 0 */
} CodeType;

/* Method names as interfaces see them; unexported ones are distinct per package. */
typedef struct
{
  char *name;
  char *package; /* NULL for exported names */
} CodeSelector;

/* A variable as tools show it. Valid while start_pc <= pc < end_pc. */
typedef struct
{
  char    *name;
  guint32  type;
  guint16  slot;
  gboolean is_boxed;    /* the slot holds a reference to the variable on the heap */
  gboolean is_captured; /* slot is a word index in the closure (a reference if is_boxed) */
  guint32  start_pc, end_pc;
} CodeVar;

typedef enum
{
  CODE_FUNC_WRAPPER = 1 << 0, /* made by the compiler (method wrapper, go/defer thunk): invisible in
                                 tracebacks, transparent for recover and for stepping */
  CODE_FUNC_LIBRARY = 1 << 1, /* of the simulated library */
  CODE_FUNC_DEFERS  = 1 << 2, /* may execute DEFER: recover_pc is valid */
  CODE_FUNC_CLOSURE = 1 << 3, /* a function literal */
  CODE_FUNC_INIT    = 1 << 4,
  CODE_FUNC_CALLS_VALUE = 1 << 5, /* wrapper: calls the function value that it captured first */
} CodeFuncFlags;

typedef struct
{
  char         *name;          /* as in tracebacks: "main.(*T).m", "main.main.func1" */
  char         *package;       /* path */
  CodeFuncFlags flags;
  guint32       entry_pc;      /* index in code */
  guint32       end_pc;
  guint32       n_result_slots;
  guint32       n_param_slots; /* receiver included */
  guint32       frame_slots;   /* all slots the frame may touch, outgoing arguments included */
  guint32       n_capture_words;
  guint32       recover_pc;    /* where a recovered panic resumes: runs defers left, then returns */
  guint32       wraps;         /* wrapper: the function it calls, G_MAXUINT32 if dynamic */
  guint32       type;          /* func type, receiver first if a method; for tracebacks */
  BasePos       pos;           /* of the declaration or literal */
  CodeVar      *vars;
  guint32       n_vars;
} CodeFunc;

/* Where a global variable lies, for tools. */
typedef struct
{
  char   *name; /* "main.counter" */
  guint32 type;
  guint32 offset_bytes;
} CodeGlobal;

/* The name under which an object made at a place is known to the learner: for NEW, MKCHAN, MKMAP,
 * MKSLICE the variable or field that receives it. Sorted by pc. */
typedef struct
{
  guint32 pc;
  char   *name;
} CodeSite;

typedef struct
{
  gint          ref_count;
  BaseSourceSet *sources;    /* owned: names and texts of all files, library too */
  BaseArena     *arena;      /* owns all names, and what types, functions and selects point to */

  CodeInstr    *code;        /* all functions, one after another */
  BasePos      *positions;   /* one per instruction; 0 in generated code */
  guint32       n_code;
  CodeFunc     *funcs;       /* in the order of their code, without gaps */
  guint32       n_funcs;
  guint32       entry_func;  /* initialises all packages, then calls main.main */
  guint32       main_func;   /* main.main */

  CodeType     *types;       /* types[0] is invalid; identical types have one index */
  guint32       n_types;
  CodeSelector *selectors;
  guint32       n_selectors;
  guint64      *constants;
  guint32       n_constants;
  char         *string_data; /* all string constants, one after another */
  guint32       string_data_len;
  guint32      *string_offsets; /* n_strings + 1 of them */
  guint32       n_strings;
  gint32       *jump_tables;
  guint32       n_jump_tables;
  CodeSlice    *slices;
  guint32       n_slices;
  CodeSelect   *selects;
  guint32       n_selects;
  char        **natives;     /* full names: "sync.(*Mutex).Lock" */
  guint32       n_natives;
  CodeGlobal   *globals;
  guint32       n_globals;
  guint32       globals_bytes;
  CodeSite     *sites;
  guint32       n_sites;
  guint         go_minor;
  /* types the machine itself makes values of; type indices, always present */
  guint32       type_string, type_int, type_error, type_runtime_error, type_bytes;
} CodeProgram;

CodeProgram    *code_program_ref   (CodeProgram *self);
void            code_program_unref (CodeProgram *self);
const CodeFunc *code_program_find_func (const CodeProgram *self,
                                        guint32            pc);      /* by binary search */
const char     *code_program_find_site (const CodeProgram *self,
                                        guint32            pc);      /* or NULL */
gboolean        code_program_locate    (const CodeProgram *self,
                                        guint32            pc,
                                        BaseLocation      *out_location);
gboolean        code_program_tell      (const CodeProgram *self,
                                        guint32            pc,
                                        BaseTold          *out_told);
guint32         code_program_find_type (const CodeProgram *self,
                                        const char        *name);    /* 0 if absent */
/* First pc of each place that belongs to a source line, for breakpoints and bindings. */
GArray         *code_program_line_pcs  (const CodeProgram *self,
                                        const char        *file,
                                        guint              line);
void            code_program_disassemble (const CodeProgram *self,
                                          guint32            func, /* or G_MAXUINT32 for all */
                                          GString           *out);
/* Checks every invariant of the code; the message names the first broken one. */
gboolean        code_program_verify    (const CodeProgram *self,
                                        char             **out_message);

/* ---- from source to program -------------------------------------------------------------- */

typedef struct
{
  const char *name; /* "main.go" */
  const char *text;
  gssize      len;  /* -1 if NUL-terminated */
} CodeInput;

typedef struct
{
  guint go_minor; /* 0 means 23 */
  const char *entry; /* function to start with; NULL: main, in package main */
  guint max_nesting; /* of the source; 0 means 1000 */
} CodeOptions;

typedef struct
{
  CodeProgram   *program; /* NULL if there were errors */
  BaseSourceSet *sources; /* for the diagnostics; owned by the result (the program holds a copy) */
  BaseDiagList  *diags;   /* finished: sorted, at most ten a file */
} CodeResult;

CodeResult *code_build       (const CodeInput   *inputs,
                              guint              n_inputs,
                              const CodeOptions *options);
void        code_result_free (CodeResult        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CodeProgram, code_program_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CodeResult, code_result_free)

G_END_DECLS

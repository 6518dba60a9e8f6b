/* SPDX-License-Identifier: MIT */
#pragma once

#include "base-arena.h"
#include "base-source.h"
#include "syntax-token.h"

G_BEGIN_DECLS

/*
 * The syntax tree of a Go file. Nodes live in the compilation's arena and are
 * written twice only: by the parser, and by the type checker, which fills the
 * fields marked "checker". Names are interned in the arena: equal names are
 * equal pointers (syntax_intern()).
 *
 * Positions: `pos` is the first byte of the node's source (as gc's StartPos),
 * so a binary expression's pos is that of its left operand; the operator's own
 * place is `op_pos`. A node that failed to parse is SYNTAX_BAD; a diagnostic
 * has been given for it and later passes skip it silently.
 *
 * Any node may be cast to SyntaxNode, any expression to SyntaxExpr, by kind.
 */

typedef struct _TypesType TypesType;     /* runtime/types, opaque here */
typedef struct _TypesObject TypesObject; /* the same */
typedef struct _TypesConst TypesConst;   /* the same */
typedef struct _TypesScope TypesScope;   /* the same */

typedef enum
{
  SYNTAX_BAD,

  /* expressions */
  SYNTAX_IDENT,
  SYNTAX_BASIC_LIT,
  SYNTAX_COMPOSITE_LIT,
  SYNTAX_KEY_VALUE,
  SYNTAX_FUNC_LIT,
  SYNTAX_PAREN,
  SYNTAX_SELECTOR,
  SYNTAX_INDEX,       /* x[i], and instantiation x[T, U] */
  SYNTAX_SLICE_EXPR,  /* x[i:j:k] */
  SYNTAX_TYPE_ASSERT, /* x.(T), and x.(type) in a switch guard */
  SYNTAX_CALL,        /* f(args), and conversions T(x) */
  SYNTAX_STAR,        /* *x: dereference or pointer type */
  SYNTAX_UNARY,       /* + - ! ^ & <- and ~T in constraints */
  SYNTAX_BINARY,      /* also T | U in constraints */

  /* types (expressions too: a type may stand where an expression may) */
  SYNTAX_ARRAY_TYPE,
  SYNTAX_SLICE_TYPE,
  SYNTAX_ELLIPSIS_TYPE, /* ...T, last parameter */
  SYNTAX_STRUCT_TYPE,
  SYNTAX_FUNC_TYPE,
  SYNTAX_INTERFACE_TYPE,
  SYNTAX_MAP_TYPE,
  SYNTAX_CHAN_TYPE,

  /* statements */
  SYNTAX_EMPTY_STMT,
  SYNTAX_EXPR_STMT,
  SYNTAX_SEND_STMT,
  SYNTAX_INC_DEC_STMT,
  SYNTAX_ASSIGN_STMT, /* = := op= */
  SYNTAX_GO_STMT,
  SYNTAX_DEFER_STMT,
  SYNTAX_RETURN_STMT,
  SYNTAX_BRANCH_STMT, /* break continue goto fallthrough */
  SYNTAX_BLOCK_STMT,
  SYNTAX_IF_STMT,
  SYNTAX_SWITCH_STMT,
  SYNTAX_TYPE_SWITCH_STMT,
  SYNTAX_SELECT_STMT,
  SYNTAX_FOR_STMT,
  SYNTAX_RANGE_STMT,
  SYNTAX_LABELED_STMT,
  SYNTAX_DECL_STMT,

  /* declarations */
  SYNTAX_IMPORT_DECL,
  SYNTAX_CONST_DECL,
  SYNTAX_TYPE_DECL,
  SYNTAX_VAR_DECL,
  SYNTAX_FUNC_DECL,
} SyntaxKind;

typedef struct
{
  SyntaxKind kind;
  BasePos    pos;
} SyntaxNode;

/* What an expression turned out to denote; set by the checker. */
typedef enum
{
  SYNTAX_MODE_NONE,
  SYNTAX_MODE_NO_VALUE,  /* call without results, or a tuple-free statement */
  SYNTAX_MODE_BUILTIN,
  SYNTAX_MODE_TYPE,
  SYNTAX_MODE_CONST,
  SYNTAX_MODE_VARIABLE,  /* addressable */
  SYNTAX_MODE_MAP_INDEX, /* not addressable, but assignable */
  SYNTAX_MODE_VALUE,
  SYNTAX_MODE_NIL,
  SYNTAX_MODE_COMMA_OK,  /* value that also comes as (value, ok) */
  SYNTAX_MODE_PACKAGE,
} SyntaxMode;

/* Head of every expression and type. */
typedef struct
{
  SyntaxKind  kind;
  BasePos     pos;
  SyntaxMode  mode;  /* checker */
  TypesType  *type;  /* checker: final type (an untyped constant's is its default or target type);
                        a TypesTuple for a call with several results and for v, ok forms */
  TypesConst *value; /* checker: if mode is SYNTAX_MODE_CONST */
} SyntaxExpr;

#define SYNTAX_EXPR_HEAD SyntaxExpr head
#define SYNTAX_STMT_HEAD SyntaxNode head

typedef struct { SyntaxExpr **items; guint n; } SyntaxExprList;
typedef struct { SyntaxNode **items; guint n; } SyntaxNodeList;

typedef struct _SyntaxBlock SyntaxBlock;
typedef struct _SyntaxFuncType SyntaxFuncType;

/* ---- expressions -------------------------------------------------------- */

typedef struct
{
  SYNTAX_EXPR_HEAD;
  const char  *name;   /* interned */
  TypesObject *object; /* checker: what it uses or declares; NULL for "_" and unresolved */
} SyntaxIdent;

typedef struct
{
  SYNTAX_EXPR_HEAD;
  SyntaxToken token; /* INT FLOAT IMAG CHAR STRING */
  const char *text;  /* as written, quotes and all */
  gsize       len;
  gboolean    bad;   /* malformed, which has been told: it has no value */
} SyntaxBasicLit;

typedef struct
{
  SYNTAX_EXPR_HEAD;
  SyntaxExpr    *type_expr; /* NULL where elided inside another literal */
  SyntaxExprList elements;  /* SyntaxKeyValue or plain */
  BasePos        lbrace;
  BasePos        rbrace;
} SyntaxCompositeLit;

typedef struct
{
  SYNTAX_EXPR_HEAD;
  SyntaxExpr *key;
  SyntaxExpr *value;
  BasePos     colon;
} SyntaxKeyValue;

typedef struct
{
  SYNTAX_EXPR_HEAD;
  SyntaxFuncType *type_expr;
  SyntaxBlock    *body;
  gpointer        info; /* free for the compiler */
} SyntaxFuncLit;

typedef struct
{
  SYNTAX_EXPR_HEAD;
  SyntaxExpr *x;
} SyntaxParen;

/* How x.sel is reached; filled by the checker. */
typedef enum
{
  SYNTAX_SEL_QUALIFIED,   /* package.Name: sel->object says which */
  SYNTAX_SEL_FIELD,       /* through path of embedded fields */
  SYNTAX_SEL_METHOD,      /* method value or callee, receiver x */
  SYNTAX_SEL_METHOD_EXPR, /* T.method */
} SyntaxSelKind;

typedef struct
{
  SYNTAX_EXPR_HEAD;
  SyntaxExpr   *x;
  SyntaxIdent  *sel;
  SyntaxSelKind sel_kind; /* checker */
  guint        *path;     /* checker: field indices from x's struct type down, auto-dereferencing;
                             for a field the last index is the field itself, for a method the path
                             leads to the embedded field that declares it (may be empty) */
  guint         n_path;
} SyntaxSelector;

typedef struct
{
  SYNTAX_EXPR_HEAD;
  SyntaxExpr    *x;
  SyntaxExprList indices; /* one, or the type arguments */
  BasePos        rbrack;
  TypesType    **type_args; /* checker: if x is a generic function: all of them, inferred too */
  guint          n_type_args;
} SyntaxIndex;

typedef struct
{
  SYNTAX_EXPR_HEAD;
  SyntaxExpr *x;
  SyntaxExpr *low, *high, *max; /* each may be NULL */
  gboolean    three;            /* x[i:j:k] */
  BasePos     rbrack;
} SyntaxSliceExpr;

typedef struct
{
  SYNTAX_EXPR_HEAD;
  SyntaxExpr *x;
  SyntaxExpr *type_expr; /* NULL for .(type) */
} SyntaxTypeAssert;

typedef struct
{
  SYNTAX_EXPR_HEAD;
  SyntaxExpr    *fun;
  SyntaxExprList args;
  gboolean       has_dots; /* f(xs...) */
  BasePos        lparen, rparen;
  TypesType    **type_args; /* checker: inferred arguments where fun is a generic function without
                               or with partial explicit ones; complete list */
  guint          n_type_args;
} SyntaxCall;

typedef struct
{
  SYNTAX_EXPR_HEAD;
  SyntaxExpr *x;
} SyntaxStar;

typedef struct
{
  SYNTAX_EXPR_HEAD;
  SyntaxToken op;
  SyntaxExpr *x;
} SyntaxUnary;

typedef struct
{
  SYNTAX_EXPR_HEAD;
  SyntaxToken op;
  BasePos     op_pos;
  SyntaxExpr *x, *y;
} SyntaxBinary;

/* ---- types -------------------------------------------------------------- */

typedef struct
{
  SYNTAX_EXPR_HEAD;
  SyntaxExpr *len;      /* NULL for [...]T */
  SyntaxExpr *elem;
} SyntaxArrayType;

typedef struct
{
  SYNTAX_EXPR_HEAD;
  SyntaxExpr *elem;
} SyntaxSliceType; /* and SyntaxEllipsisType */

typedef SyntaxSliceType SyntaxEllipsisType;

/* A field, parameter, result, type parameter or interface element: one name each. */
typedef struct
{
  SyntaxIdent    *name;     /* NULL where unnamed or embedded */
  SyntaxExpr     *type;     /* shared by the names of one group; constraint of a type parameter */
  SyntaxBasicLit *tag;      /* struct fields */
  gboolean        embedded; /* struct field without a name; interface element */
  BasePos         pos;
} SyntaxField;

typedef struct { SyntaxField *items; guint n; } SyntaxFieldList;

typedef struct
{
  SYNTAX_EXPR_HEAD;
  SyntaxFieldList fields;
} SyntaxStructType;

struct _SyntaxFuncType
{
  SYNTAX_EXPR_HEAD;
  SyntaxFieldList params;
  SyntaxFieldList results;
  BasePos         rparen; /* of the parameters */
};

typedef struct
{
  SYNTAX_EXPR_HEAD;
  SyntaxFieldList elements; /* methods have a name and a SyntaxFuncType; embedded ones have not */
} SyntaxInterfaceType;

typedef struct
{
  SYNTAX_EXPR_HEAD;
  SyntaxExpr *key, *elem;
} SyntaxMapType;

typedef enum
{
  SYNTAX_CHAN_BOTH = 3,
  SYNTAX_CHAN_SEND = 1, /* chan<- */
  SYNTAX_CHAN_RECV = 2, /* <-chan */
} SyntaxChanDir;

typedef struct
{
  SYNTAX_EXPR_HEAD;
  SyntaxChanDir dir;
  SyntaxExpr   *elem;
} SyntaxChanType;

/* ---- statements --------------------------------------------------------- */

struct _SyntaxBlock
{
  SYNTAX_STMT_HEAD; /* SYNTAX_BLOCK_STMT */
  SyntaxNodeList stmts;
  BasePos        rbrace;
};

typedef struct { SYNTAX_STMT_HEAD; } SyntaxEmptyStmt;

typedef struct { SYNTAX_STMT_HEAD; SyntaxExpr *x; } SyntaxExprStmt;

typedef struct
{
  SYNTAX_STMT_HEAD;
  SyntaxExpr *chan, *value;
  BasePos     arrow;
} SyntaxSendStmt;

typedef struct
{
  SYNTAX_STMT_HEAD;
  SyntaxExpr *x;
  SyntaxToken op; /* INC DEC */
} SyntaxIncDecStmt;

typedef struct
{
  SYNTAX_STMT_HEAD;
  SyntaxToken    op;     /* ASSIGN DEFINE, or the binary operator of op= (ADD for +=) */
  gboolean       is_op;  /* op= */
  BasePos        op_pos;
  SyntaxExprList lhs, rhs;
  gboolean      *is_new; /* checker, for := : lhs[i] declares its object here */
} SyntaxAssignStmt;

typedef struct { SYNTAX_STMT_HEAD; SyntaxExpr *call; } SyntaxGoStmt; /* and defer */
typedef SyntaxGoStmt SyntaxDeferStmt;

typedef struct { SYNTAX_STMT_HEAD; SyntaxExprList results; } SyntaxReturnStmt;

typedef struct
{
  SYNTAX_STMT_HEAD;
  SyntaxToken  op;     /* BREAK CONTINUE GOTO FALLTHROUGH */
  SyntaxIdent *label;  /* or NULL */
  SyntaxNode  *target; /* checker: the statement broken from or continued, or the labeled statement */
} SyntaxBranchStmt;

typedef struct
{
  SYNTAX_STMT_HEAD;
  SyntaxNode  *init; /* or NULL */
  SyntaxExpr  *cond;
  SyntaxBlock *then;
  SyntaxNode  *otherwise; /* SyntaxBlock, SyntaxIfStmt or NULL */
} SyntaxIfStmt;

typedef struct
{
  BasePos        pos;
  SyntaxExprList exprs; /* values or types; none and is_default for default */
  gboolean       is_default;
  SyntaxNode    *comm;  /* select: SyntaxSendStmt, SyntaxExprStmt (<-c) or SyntaxAssignStmt; NULL for default */
  SyntaxNodeList body;
  BasePos        colon;
  TypesObject   *object; /* checker, type switch with a name: this clause's variable */
} SyntaxCase;

typedef struct { SyntaxCase *items; guint n; } SyntaxCaseList;

typedef struct
{
  SYNTAX_STMT_HEAD;
  SyntaxNode    *init;
  SyntaxExpr    *tag; /* NULL means true */
  SyntaxCaseList cases;
  BasePos        lbrace, rbrace;
} SyntaxSwitchStmt;

typedef struct
{
  SYNTAX_STMT_HEAD;
  SyntaxNode    *init;
  SyntaxIdent   *name; /* switch name := x.(type), or NULL */
  SyntaxExpr    *x;    /* the operand of .(type) */
  SyntaxCaseList cases;
  BasePos        lbrace, rbrace;
} SyntaxTypeSwitchStmt;

typedef struct
{
  SYNTAX_STMT_HEAD;
  SyntaxCaseList cases;
  BasePos        rbrace;
} SyntaxSelectStmt;

typedef struct
{
  SYNTAX_STMT_HEAD;
  SyntaxNode  *init;
  SyntaxExpr  *cond;
  SyntaxNode  *post;
  SyntaxBlock *body;
} SyntaxForStmt;

typedef struct
{
  SYNTAX_STMT_HEAD;
  SyntaxExpr  *key, *value; /* each may be NULL */
  SyntaxExpr  *extra;       /* a third iteration variable, an error the checker words; or NULL */
  gboolean     define;      /* := */
  BasePos      range_pos;
  SyntaxExpr  *x;
  SyntaxBlock *body;
} SyntaxRangeStmt;

typedef struct
{
  SYNTAX_STMT_HEAD;
  SyntaxIdent *label;
  SyntaxNode  *stmt;
} SyntaxLabeledStmt;

typedef struct { SYNTAX_STMT_HEAD; SyntaxNodeList decls; } SyntaxDeclStmt;

/* ---- declarations: one spec each, groups are flattened ------------------- */

typedef struct
{
  SYNTAX_STMT_HEAD;
  SyntaxIdent    *name; /* alias, "." or "_", or NULL */
  SyntaxBasicLit *path;
  const char     *path_text; /* unquoted, interned; NULL if malformed */
} SyntaxImportDecl;

typedef struct
{
  SYNTAX_STMT_HEAD;
  SyntaxIdent  **names;
  guint          n_names;
  SyntaxExpr    *type;   /* as written here, or inherited from the group's last written one */
  SyntaxExprList values; /* the same */
  gboolean       inherited;
  gint64         iota;
} SyntaxConstDecl;

typedef struct
{
  SYNTAX_STMT_HEAD;
  SyntaxIdent    *name;
  SyntaxFieldList type_params;
  gboolean        is_alias;
  SyntaxExpr     *type;
} SyntaxTypeDecl;

typedef struct
{
  SYNTAX_STMT_HEAD;
  SyntaxIdent  **names;
  guint          n_names;
  SyntaxExpr    *type; /* or NULL */
  SyntaxExprList values;
} SyntaxVarDecl;

typedef struct
{
  SYNTAX_STMT_HEAD;
  SyntaxFieldList recv; /* none or one; more is an error already given */
  SyntaxIdent    *name;
  SyntaxFieldList type_params;
  SyntaxFuncType *type;
  SyntaxBlock    *body; /* NULL for a function declared without one */
} SyntaxFuncDecl;

typedef struct
{
  const BaseSource *source;
  SyntaxIdent      *package_name; /* NULL if missing */
  SyntaxNodeList    decls;        /* imports first */
  BasePos           eof;
} SyntaxFile;

G_END_DECLS

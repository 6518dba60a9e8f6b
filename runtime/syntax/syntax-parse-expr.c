/* SPDX-License-Identifier: MIT */

/*
 * Expressions. Binary expressions are read by precedence climbing, primary
 * ones by a loop over their suffixes. A composite literal "T{" is one only
 * where the brace cannot open a block: literal_level is negative directly in
 * the header of an if, for or switch, and rises again inside parentheses.
 */
#include "syntax-private.h"

#include <string.h>

SyntaxExpr *
parser_bad_expr (Parser *p)
{
  return parser_node (p, SyntaxExpr, SYNTAX_BAD, p->lexer.pos);
}

SyntaxIdent *
parser_name (Parser *p)
{
  SyntaxIdent *ident = parser_node (p, SyntaxIdent, SYNTAX_IDENT, p->lexer.pos);

  if (parser_token (p) == SYNTAX_TOKEN_NAME)
    {
      ident->name = p->lexer.text;
      parser_next (p);
      return ident;
    }
  ident->name = syntax_intern (p->lexer.names, "_", 1);
  parser_unexpected (p, ", expected name");
  parser_advance (p, NULL);
  return ident;
}

SyntaxBasicLit *
parser_basic_lit (Parser *p)
{
  SyntaxBasicLit *lit = parser_node (p, SyntaxBasicLit, SYNTAX_BASIC_LIT, p->lexer.pos);

  lit->token = parser_token (p);
  lit->text = base_arena_strndup (p->arena, p->lexer.text, p->lexer.len);
  lit->len = p->lexer.len;
  lit->bad = p->lexer.bad;
  parser_next (p);
  return lit;
}

SyntaxExpr *
parser_unparen (SyntaxExpr *expr)
{
  while (expr->kind == SYNTAX_PAREN)
    expr = ((SyntaxParen *) expr)->x;
  return expr;
}

/* ---- literals ------------------------------------------------------------------- */

static SyntaxExpr *composite_lit (Parser     *p,
                                  SyntaxExpr *type);

/* Element value = Expression | LiteralValue . */
static SyntaxExpr *
literal_element (Parser *p)
{
  if (parser_token (p) == SYNTAX_TOKEN_LBRACE)
    return composite_lit (p, NULL);
  return parser_expr (p);
}

static gboolean
keyed_element (Parser  *p,
               gpointer data)
{
  SyntaxExpr *x = literal_element (p);

  if (parser_token (p) == SYNTAX_TOKEN_COLON)
    {
      SyntaxKeyValue *pair = parser_node (p, SyntaxKeyValue, SYNTAX_KEY_VALUE, x->pos);

      pair->colon = p->lexer.pos;
      parser_next (p);
      pair->key = x;
      pair->value = literal_element (p);
      x = (SyntaxExpr *) pair;
    }
  parser_vec_add (data, x);
  return FALSE;
}

/* LiteralValue = "{" [ ElementList [ "," ] ] "}" . */
static SyntaxExpr *
composite_lit (Parser     *p,
               SyntaxExpr *type)
{
  BasePos lbrace = p->lexer.pos;
  SyntaxCompositeLit *lit = parser_node (p, SyntaxCompositeLit, SYNTAX_COMPOSITE_LIT,
                                         type != NULL ? type->pos : lbrace);
  ParserVec elements = { NULL, 0, 0 };

  lit->type_expr = type;
  lit->lbrace = lbrace;
  lit->rbrace = lbrace;
  if (!parser_enter (p))
    return (SyntaxExpr *) lit;
  p->literal_level++;
  parser_next (p);
  lit->rbrace = parser_list (p, "composite literal", SYNTAX_TOKEN_COMMA, SYNTAX_TOKEN_RBRACE,
                             keyed_element, &elements);
  p->literal_level--;
  parser_leave (p);
  lit->elements.items = parser_vec_take (p, &elements, &lit->elements.n);
  return (SyntaxExpr *) lit;
}

/* FunctionLit = "func" Signature FunctionBody ; or a function type. */
static SyntaxExpr *
func_type_or_lit (Parser *p)
{
  BasePos pos = p->lexer.pos;
  SyntaxFuncType *type;
  SyntaxFuncLit *lit;
  int saved_level = p->literal_level;

  parser_next (p);
  type = parser_signature (p, pos);
  if (parser_token (p) != SYNTAX_TOKEN_LBRACE)
    return (SyntaxExpr *) type;

  lit = parser_node (p, SyntaxFuncLit, SYNTAX_FUNC_LIT, pos);
  lit->type_expr = type;
  p->literal_level = 0;
  lit->body = parser_func_body (p);
  p->literal_level = saved_level;
  return (SyntaxExpr *) lit;
}

/* ---- operands -------------------------------------------------------------------- */

static SyntaxExpr *
paren_expr (Parser *p)
{
  SyntaxParen *paren = parser_node (p, SyntaxParen, SYNTAX_PAREN, p->lexer.pos);

  parser_next (p);
  p->literal_level++;
  paren->x = parser_expr (p);
  p->literal_level--;
  parser_want (p, SYNTAX_TOKEN_RPAREN, NULL);
  return (SyntaxExpr *) paren;
}

/* Operand = Literal | OperandName | "(" Expression ")" | Type . */
static SyntaxExpr *
operand (Parser *p)
{
  const SyntaxToken follow[] = { SYNTAX_TOKEN_RPAREN, SYNTAX_TOKEN_RBRACK, SYNTAX_TOKEN_RBRACE,
                                 SYNTAX_TOKEN_EOF };
  SyntaxExpr *x;

  switch ((guint) parser_token (p))
    {
    case SYNTAX_TOKEN_NAME:
      return (SyntaxExpr *) parser_name (p);
    case SYNTAX_TOKEN_INT:
    case SYNTAX_TOKEN_FLOAT:
    case SYNTAX_TOKEN_IMAG:
    case SYNTAX_TOKEN_CHAR:
    case SYNTAX_TOKEN_STRING:
      return (SyntaxExpr *) parser_basic_lit (p);
    case SYNTAX_TOKEN_LPAREN:
      return paren_expr (p);
    case SYNTAX_TOKEN_FUNC:
      return func_type_or_lit (p);
    case SYNTAX_TOKEN_LBRACK:
    case SYNTAX_TOKEN_CHAN:
    case SYNTAX_TOKEN_MAP:
    case SYNTAX_TOKEN_STRUCT:
    case SYNTAX_TOKEN_INTERFACE:
      return parser_type (p);
    default:
      x = parser_bad_expr (p);
      parser_unexpected (p, ", expected expression");
      parser_advance (p, follow);
      return x;
    }
}

/* ---- primary expressions ------------------------------------------------------------ */

static SyntaxExpr *
selector_or_assertion (Parser     *p,
                       SyntaxExpr *x)
{
  parser_next (p);
  if (parser_token (p) == SYNTAX_TOKEN_NAME)
    {
      SyntaxSelector *selector = parser_node (p, SyntaxSelector, SYNTAX_SELECTOR, x->pos);

      selector->x = x;
      selector->sel = parser_name (p);
      return (SyntaxExpr *) selector;
    }
  if (parser_token (p) == SYNTAX_TOKEN_LPAREN)
    {
      SyntaxTypeAssert *assertion = parser_node (p, SyntaxTypeAssert, SYNTAX_TYPE_ASSERT, x->pos);

      parser_next (p);
      assertion->x = x;
      if (parser_token (p) == SYNTAX_TOKEN_TYPE)
        {
          if (!p->guard_allowed && p->lexer.diags != NULL)
            base_diag_list_add (p->diags, BASE_DIAG_ERROR, x->pos,
                                "invalid syntax tree: use of .(type) outside type switch");
          parser_next (p);
        }
      else
        assertion->type_expr = parser_type (p);
      parser_want (p, SYNTAX_TOKEN_RPAREN, NULL);
      return (SyntaxExpr *) assertion;
    }
  parser_unexpected (p, ", expected name or (");
  parser_advance (p, (const SyntaxToken[]){ SYNTAX_TOKEN_SEMICOLON, SYNTAX_TOKEN_RPAREN,
                                            SYNTAX_TOKEN_EOF });
  return x;
}

static void
index_required (Parser     *p,
                const char *which)
{
  if (p->lexer.diags != NULL)
    base_diag_list_add (p->diags, BASE_DIAG_ERROR, p->lexer.pos,
                        "%s index required in 3-index slice", which);
}

static SyntaxExpr *
slice_suffix (Parser     *p,
              SyntaxExpr *x,
              SyntaxExpr *low)
{
  SyntaxSliceExpr *slice = parser_node (p, SyntaxSliceExpr, SYNTAX_SLICE_EXPR, x->pos);

  slice->x = x;
  slice->low = low;
  parser_next (p); /* the first colon */
  if (parser_token (p) != SYNTAX_TOKEN_COLON && parser_token (p) != SYNTAX_TOKEN_RBRACK)
    slice->high = parser_expr (p);
  if (parser_token (p) == SYNTAX_TOKEN_COLON)
    {
      slice->three = TRUE;
      if (slice->high == NULL)
        {
          index_required (p, "middle");
          slice->high = parser_bad_expr (p);
        }
      parser_next (p);
      if (parser_token (p) == SYNTAX_TOKEN_RBRACK)
        {
          index_required (p, "final");
          slice->max = parser_bad_expr (p);
        }
      else
        slice->max = parser_expr (p);
    }
  slice->rbrack = p->lexer.pos;
  parser_want (p, SYNTAX_TOKEN_RBRACK, NULL);
  return (SyntaxExpr *) slice;
}

/* Index = "[" Expression "]" ; Slice = "[" [ e ] ":" [ e ] [ ":" e ] "]" ; or type arguments. */
static SyntaxExpr *
bracket_suffix (Parser     *p,
                SyntaxExpr *x)
{
  SyntaxIndex *index;
  ParserVec indices = { NULL, 0, 0 };

  parser_next (p);
  if (parser_token (p) == SYNTAX_TOKEN_RBRACK)
    {
      parser_unexpected (p, ", expected operand");
      parser_next (p);
      return parser_bad_expr (p);
    }
  p->literal_level++;
  if (parser_token (p) == SYNTAX_TOKEN_COLON)
    {
      x = slice_suffix (p, x, NULL);
      p->literal_level--;
      return x;
    }
  parser_vec_add (&indices, parser_expr (p));
  if (parser_token (p) == SYNTAX_TOKEN_COLON)
    {
      SyntaxExpr *low = indices.items[0];

      g_free (indices.items);
      x = slice_suffix (p, x, low);
      p->literal_level--;
      return x;
    }
  index = parser_node (p, SyntaxIndex, SYNTAX_INDEX, x->pos);
  index->x = x;
  while (parser_got (p, SYNTAX_TOKEN_COMMA) && parser_token (p) != SYNTAX_TOKEN_RBRACK)
    parser_vec_add (&indices, parser_type (p));
  index->indices.items = parser_vec_take (p, &indices, &index->indices.n);
  index->rbrack = p->lexer.pos;
  p->literal_level--;
  parser_want (p, SYNTAX_TOKEN_RBRACK, NULL);
  return (SyntaxExpr *) index;
}

typedef struct
{
  ParserVec args;
  gboolean  has_dots;
} Args;

static gboolean
argument (Parser  *p,
          gpointer data)
{
  Args *args = data;

  parser_vec_add (&args->args, parser_expr (p));
  args->has_dots = parser_got (p, SYNTAX_TOKEN_ELLIPSIS);
  return args->has_dots;
}

/* Arguments = "(" [ ExpressionList [ "..." ] [ "," ] ] ")" . */
static SyntaxExpr *
call_suffix (Parser     *p,
             SyntaxExpr *fun)
{
  SyntaxCall *call = parser_node (p, SyntaxCall, SYNTAX_CALL, fun->pos);
  Args args = { { NULL, 0, 0 }, FALSE };

  call->fun = fun;
  call->lparen = p->lexer.pos;
  parser_next (p);
  p->literal_level++;
  call->rparen = parser_list (p, "argument list", SYNTAX_TOKEN_COMMA, SYNTAX_TOKEN_RPAREN,
                              argument, &args);
  p->literal_level--;
  call->args.items = parser_vec_take (p, &args.args, &call->args.n);
  call->has_dots = args.has_dots;
  return (SyntaxExpr *) call;
}

/* Whether x may be the type of a composite literal at "{". */
static gboolean
may_open_literal (Parser     *p,
                  SyntaxExpr *x)
{
  switch ((guint) x->kind)
    {
    case SYNTAX_IDENT:
      return p->literal_level >= 0;
    case SYNTAX_SELECTOR:
      return p->literal_level >= 0 && ((SyntaxSelector *) x)->x->kind == SYNTAX_IDENT;
    case SYNTAX_INDEX:
      {
        SyntaxExpr *base = ((SyntaxIndex *) x)->x;

        return p->literal_level >= 0
               && (base->kind == SYNTAX_IDENT || base->kind == SYNTAX_SELECTOR);
      }
    case SYNTAX_ARRAY_TYPE:
    case SYNTAX_SLICE_TYPE:
    case SYNTAX_STRUCT_TYPE:
    case SYNTAX_MAP_TYPE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* PrimaryExpr = Operand { Selector | Index | Slice | TypeAssertion | Arguments | LiteralValue } . */
static SyntaxExpr *
primary_expr (Parser *p)
{
  guint entered = p->depth;
  SyntaxExpr *x = operand (p);

  for (;;)
    {
      switch ((guint) parser_token (p))
        {
        case SYNTAX_TOKEN_PERIOD:
          x = selector_or_assertion (p, x);
          break;
        case SYNTAX_TOKEN_LBRACK:
          x = bracket_suffix (p, x);
          break;
        case SYNTAX_TOKEN_LPAREN:
          x = call_suffix (p, x);
          break;
        case SYNTAX_TOKEN_LBRACE:
          if (!may_open_literal (p, x))
            {
              SyntaxExpr *inner = parser_unparen (x);

              /* "(T){": the literal is meant; the parentheses are the mistake. */
              if (inner == x || !may_open_literal (p, inner) || p->literal_level < 0)
                goto done;
              if (p->lexer.diags != NULL)
                base_diag_list_add (p->diags, BASE_DIAG_ERROR, x->pos,
                                    "syntax error: cannot parenthesize type in composite literal");
              x = inner;
            }
          x = composite_lit (p, x);
          break;
        default:
          goto done;
        }
      /* Chains nest in the tree, so they count as nesting too, at a tenth. */
      if (++p->depth >= entered + 10 * p->max_depth)
        {
          p->depth = p->max_depth;
          parser_enter (p);
          break;
        }
    }
done:
  p->depth = entered;
  return x;
}

/* ---- unary and binary expressions ---------------------------------------------------- */

/* "<-" x: a receive, unless x is a channel type: then "<-chan T" is one, and "<-chan chan T"
 * moves the arrow inwards. */
static SyntaxExpr *
arrow_expr (Parser *p)
{
  BasePos pos = p->lexer.pos;
  SyntaxExpr *x;
  SyntaxUnary *unary;

  parser_next (p);
  x = parser_unary_expr (p);
  if (x->kind == SYNTAX_CHAN_TYPE)
    {
      SyntaxChanType *chan = (SyntaxChanType *) x;
      SyntaxChanDir dir = SYNTAX_CHAN_RECV;

      x->pos = pos;
      for (;;)
        {
          SyntaxChanDir inner = chan->dir;

          if (inner == SYNTAX_CHAN_RECV)
            {
              parser_error_at (p, pos, "unexpected <-, expected chan");
              break;
            }
          chan->dir = dir;
          if (inner == SYNTAX_CHAN_BOTH)
            break;
          if (chan->elem->kind != SYNTAX_CHAN_TYPE)
            {
              parser_error_at (p, pos, "unexpected <-, expected chan");
              break;
            }
          chan = (SyntaxChanType *) chan->elem;
        }
      return x;
    }
  unary = parser_node (p, SyntaxUnary, SYNTAX_UNARY, pos);
  unary->op = SYNTAX_TOKEN_ARROW;
  unary->x = x;
  return (SyntaxExpr *) unary;
}

static SyntaxExpr *
unary_inner (Parser *p)
{
  BasePos pos = p->lexer.pos;
  SyntaxToken token = parser_token (p);

  switch ((guint) token)
    {
    case SYNTAX_TOKEN_MUL:
      {
        SyntaxStar *star = parser_node (p, SyntaxStar, SYNTAX_STAR, pos);

        parser_next (p);
        star->x = parser_unary_expr (p);
        return (SyntaxExpr *) star;
      }
    case SYNTAX_TOKEN_ADD:
    case SYNTAX_TOKEN_SUB:
    case SYNTAX_TOKEN_NOT:
    case SYNTAX_TOKEN_XOR:
    case SYNTAX_TOKEN_AND:
    case SYNTAX_TOKEN_TILDE:
      {
        SyntaxUnary *unary = parser_node (p, SyntaxUnary, SYNTAX_UNARY, pos);

        parser_next (p);
        unary->op = token;
        unary->x = parser_unary_expr (p);
        return (SyntaxExpr *) unary;
      }
    case SYNTAX_TOKEN_ARROW:
      return arrow_expr (p);
    default:
      return primary_expr (p);
    }
}

/* UnaryExpr = PrimaryExpr | unary_op UnaryExpr . */
SyntaxExpr *
parser_unary_expr (Parser *p)
{
  SyntaxExpr *x;

  if (!parser_enter (p))
    return parser_bad_expr (p);
  x = unary_inner (p);
  parser_leave (p);
  return x;
}

/* Expression = UnaryExpr | Expression binary_op Expression ; operators above `precedence`. */
SyntaxExpr *
parser_binary_expr (Parser     *p,
                    SyntaxExpr *left,
                    int         precedence)
{
  SyntaxExpr *x = left != NULL ? left : parser_unary_expr (p);
  guint n_chained = 0;

  for (;;)
    {
      SyntaxToken op = parser_token (p);
      int own = syntax_token_get_precedence (op);
      SyntaxBinary *binary;

      if (own <= precedence)
        return x;
      binary = parser_node (p, SyntaxBinary, SYNTAX_BINARY, x->pos);
      binary->op = op;
      binary->op_pos = p->lexer.pos;
      parser_next (p);
      binary->x = x;
      binary->y = parser_binary_expr (p, NULL, own);
      x = (SyntaxExpr *) binary;
      if (++n_chained >= 10 * p->max_depth)
        {
          guint saved = p->depth;

          p->depth = p->max_depth;
          parser_enter (p);
          p->depth = saved;
        }
    }
}

SyntaxExpr *
parser_expr (Parser *p)
{
  return parser_binary_expr (p, NULL, 0);
}

/* ExpressionList = Expression { "," Expression } . */
SyntaxExprList
parser_expr_list (Parser *p)
{
  ParserVec vec = { NULL, 0, 0 };
  SyntaxExprList list;

  do
    parser_vec_add (&vec, parser_expr (p));
  while (parser_got (p, SYNTAX_TOKEN_COMMA));
  list.items = parser_vec_take (p, &vec, &list.n);
  return list;
}

/* SPDX-License-Identifier: MIT */

/* Types. Parameter lists are in syntax-parse-param.c. */
#include "syntax-private.h"

#include <string.h>

static const SyntaxToken type_follow[]
    = { SYNTAX_TOKEN_COMMA,  SYNTAX_TOKEN_COLON,  SYNTAX_TOKEN_SEMICOLON, SYNTAX_TOKEN_RPAREN,
        SYNTAX_TOKEN_RBRACK, SYNTAX_TOKEN_RBRACE, SYNTAX_TOKEN_EOF };

SyntaxExpr *
parser_type (Parser *p)
{
  SyntaxExpr *type = parser_type_or_null (p);

  if (type == NULL)
    {
      type = parser_bad_expr (p);
      parser_unexpected (p, ", expected type");
      parser_advance (p, type_follow);
    }
  return type;
}

static gboolean
type_arg (Parser  *p,
          gpointer data)
{
  parser_vec_add (data, parser_type (p));
  return FALSE;
}

/* TypeName = identifier [ "." identifier ] [ "[" TypeList "]" ] . */
static SyntaxExpr *
type_name (Parser *p)
{
  SyntaxExpr *x = (SyntaxExpr *) parser_name (p);

  if (parser_token (p) == SYNTAX_TOKEN_PERIOD)
    {
      SyntaxSelector *selector = parser_node (p, SyntaxSelector, SYNTAX_SELECTOR, x->pos);

      parser_next (p);
      selector->x = x;
      selector->sel = parser_name (p);
      x = (SyntaxExpr *) selector;
    }
  if (parser_token (p) == SYNTAX_TOKEN_LBRACK)
    {
      SyntaxIndex *index = parser_node (p, SyntaxIndex, SYNTAX_INDEX, x->pos);
      ParserVec args = { NULL, 0, 0 };

      parser_next (p);
      index->x = x;
      if (parser_token (p) == SYNTAX_TOKEN_RBRACK)
        parser_unexpected (p, ", expected type argument list");
      index->rbrack = parser_list (p, "type argument list", SYNTAX_TOKEN_COMMA,
                                   SYNTAX_TOKEN_RBRACK, type_arg, &args);
      index->indices.items = parser_vec_take (p, &args, &index->indices.n);
      x = (SyntaxExpr *) index;
    }
  return x;
}

/* ArrayType = "[" ( Expression | "..." ) "]" Type ; SliceType = "[" "]" Type . */
static SyntaxExpr *
array_or_slice_type (Parser *p)
{
  BasePos pos = p->lexer.pos;
  SyntaxArrayType *array;

  parser_next (p);
  if (parser_got (p, SYNTAX_TOKEN_RBRACK))
    {
      SyntaxSliceType *slice = parser_node (p, SyntaxSliceType, SYNTAX_SLICE_TYPE, pos);

      slice->elem = parser_type (p);
      return (SyntaxExpr *) slice;
    }
  array = parser_node (p, SyntaxArrayType, SYNTAX_ARRAY_TYPE, pos);
  if (!parser_got (p, SYNTAX_TOKEN_ELLIPSIS))
    {
      p->literal_level++;
      array->len = parser_expr (p);
      p->literal_level--;
    }
  if (parser_token (p) == SYNTAX_TOKEN_COMMA)
    {
      parser_error_at (p, p->lexer.pos, "unexpected comma; expecting ]");
      parser_next (p);
    }
  parser_want (p, SYNTAX_TOKEN_RBRACK, NULL);
  array->elem = parser_type (p);
  return (SyntaxExpr *) array;
}

/* ChannelType = ( "chan" [ "<-" ] | "<-" "chan" ) ElementType . */
static SyntaxExpr *
chan_type (Parser *p)
{
  SyntaxChanType *chan = parser_node (p, SyntaxChanType, SYNTAX_CHAN_TYPE, p->lexer.pos);

  if (parser_got (p, SYNTAX_TOKEN_ARROW))
    {
      chan->dir = SYNTAX_CHAN_RECV;
      parser_want (p, SYNTAX_TOKEN_CHAN, NULL);
    }
  else
    {
      parser_next (p);
      chan->dir = parser_got (p, SYNTAX_TOKEN_ARROW) ? SYNTAX_CHAN_SEND : SYNTAX_CHAN_BOTH;
    }
  chan->elem = parser_type_or_null (p);
  if (chan->elem == NULL)
    {
      chan->elem = parser_bad_expr (p);
      parser_error_at (p, p->lexer.pos, "missing channel element type");
    }
  return (SyntaxExpr *) chan;
}

/* MapType = "map" "[" Type "]" Type . */
static SyntaxExpr *
map_type (Parser *p)
{
  SyntaxMapType *map = parser_node (p, SyntaxMapType, SYNTAX_MAP_TYPE, p->lexer.pos);

  parser_next (p);
  parser_want (p, SYNTAX_TOKEN_LBRACK, NULL);
  map->key = parser_type (p);
  parser_want (p, SYNTAX_TOKEN_RBRACK, NULL);
  map->elem = parser_type (p);
  return (SyntaxExpr *) map;
}

/* ---- structs ------------------------------------------------------------------ */

SyntaxField *
parser_add_field (Parser      *p,
                  ParserVec   *fields,
                  SyntaxIdent *name,
                  SyntaxExpr  *type,
                  BasePos      pos)
{
  SyntaxField *field = base_arena_new0 (p->arena, SyntaxField);

  field->name = name;
  field->type = type;
  field->pos = pos;
  parser_vec_add (fields, field);
  return field;
}

SyntaxFieldList
parser_take_fields (Parser    *p,
                    ParserVec *fields)
{
  SyntaxFieldList list = { base_arena_newv (p->arena, SyntaxField, fields->n), fields->n };

  for (guint i = 0; i < fields->n; i++)
    list.items[i] = *(SyntaxField *) fields->items[i];
  g_free (fields->items);
  *fields = (ParserVec){ NULL, 0, 0 };
  return list;
}

/* Whether the field declaration at a name is an embedded one: "T", "p.T", "T[A]". */
static gboolean
at_embedded_field (Parser *p)
{
  SyntaxLexer saved = p->lexer;
  gboolean embedded;

  p->lexer.diags = NULL;
  parser_next (p);
  switch ((guint) parser_token (p))
    {
    case SYNTAX_TOKEN_PERIOD:
    case SYNTAX_TOKEN_STRING:
    case SYNTAX_TOKEN_SEMICOLON:
    case SYNTAX_TOKEN_RBRACE:
    case SYNTAX_TOKEN_EOF:
      embedded = TRUE;
      break;
    case SYNTAX_TOKEN_LBRACK:
      {
        /* "name []T" and "name [n]T" go on with a type behind the bracket, "T[A]" does not. */
        parser_next (p);
        embedded = parser_token (p) != SYNTAX_TOKEN_RBRACK
                   && parser_token (p) != SYNTAX_TOKEN_ELLIPSIS
                   && p->lookahead < SYNTAX_MAX_LOOKAHEAD;
        if (embedded)
          {
            p->lookahead++;
            do
              parser_expr (p);
            while (parser_got (p, SYNTAX_TOKEN_COMMA) && parser_token (p) != SYNTAX_TOKEN_RBRACK);
            p->lookahead--;
            embedded = parser_got (p, SYNTAX_TOKEN_RBRACK)
                       && (parser_token (p) == SYNTAX_TOKEN_STRING
                           || parser_token (p) == SYNTAX_TOKEN_SEMICOLON
                           || parser_token (p) == SYNTAX_TOKEN_RBRACE);
          }
        break;
      }
    default:
      embedded = FALSE;
      break;
    }
  p->lexer = saved;
  return embedded;
}

static void
add_embedded_field (Parser    *p,
                    ParserVec *fields)
{
  BasePos pos = p->lexer.pos;
  gboolean parenthesized = parser_got (p, SYNTAX_TOKEN_LPAREN);
  SyntaxExpr *type;

  if (parenthesized)
    parser_error_at (p, pos, "cannot parenthesize embedded type");
  if (parser_token (p) == SYNTAX_TOKEN_MUL)
    {
      SyntaxStar *star = parser_node (p, SyntaxStar, SYNTAX_STAR, p->lexer.pos);

      parser_next (p);
      if (parser_got (p, SYNTAX_TOKEN_LPAREN))
        {
          parser_error_at (p, p->lexer.pos, "cannot parenthesize embedded type");
          star->x = type_name (p);
          parser_got (p, SYNTAX_TOKEN_RPAREN);
        }
      else
        star->x = type_name (p);
      type = (SyntaxExpr *) star;
    }
  else
    type = type_name (p);
  if (parenthesized)
    parser_got (p, SYNTAX_TOKEN_RPAREN);
  parser_add_field (p, fields, NULL, type, pos)->embedded = TRUE;
}

/* FieldDecl = ( IdentifierList Type | [ "*" ] TypeName ) [ Tag ] . */
static gboolean
field_decl (Parser  *p,
            gpointer data)
{
  ParserVec *fields = data;
  guint first = fields->n;
  SyntaxBasicLit *tag;

  if (parser_token (p) == SYNTAX_TOKEN_NAME && !at_embedded_field (p))
    {
      SyntaxExpr *type;

      do
        {
          BasePos pos = p->lexer.pos;

          parser_add_field (p, fields, parser_name (p), NULL, pos);
        }
      while (parser_got (p, SYNTAX_TOKEN_COMMA));
      type = parser_type (p);
      for (guint i = first; i < fields->n; i++)
        ((SyntaxField *) fields->items[i])->type = type;
    }
  else if (parser_token (p) == SYNTAX_TOKEN_NAME || parser_token (p) == SYNTAX_TOKEN_MUL
           || parser_token (p) == SYNTAX_TOKEN_LPAREN)
    add_embedded_field (p, fields);
  else
    {
      const SyntaxToken follow[] = { SYNTAX_TOKEN_SEMICOLON, SYNTAX_TOKEN_RBRACE,
                                     SYNTAX_TOKEN_EOF };

      parser_unexpected (p, ", expected field name or embedded type");
      parser_advance (p, follow);
      return FALSE;
    }
  if (parser_token (p) == SYNTAX_TOKEN_STRING)
    {
      tag = parser_basic_lit (p);
      for (guint i = first; i < fields->n; i++)
        ((SyntaxField *) fields->items[i])->tag = tag;
    }
  return FALSE;
}

static SyntaxExpr *
struct_type (Parser *p)
{
  SyntaxStructType *type = parser_node (p, SyntaxStructType, SYNTAX_STRUCT_TYPE, p->lexer.pos);
  ParserVec fields = { NULL, 0, 0 };

  parser_next (p);
  parser_want (p, SYNTAX_TOKEN_LBRACE, NULL);
  parser_list (p, "struct type", SYNTAX_TOKEN_SEMICOLON, SYNTAX_TOKEN_RBRACE, field_decl, &fields);
  type->fields = parser_take_fields (p, &fields);
  return (SyntaxExpr *) type;
}

/* ---- interfaces and constraints --------------------------------------------------- */

/* ConstraintTerm = [ "~" ] Type . */
static SyntaxExpr *
constraint_term (Parser *p)
{
  SyntaxUnary *tilde;

  if (parser_token (p) != SYNTAX_TOKEN_TILDE)
    return parser_type (p);

  tilde = parser_node (p, SyntaxUnary, SYNTAX_UNARY, p->lexer.pos);
  tilde->op = SYNTAX_TOKEN_TILDE;
  parser_next (p);
  tilde->x = parser_type (p);
  return (SyntaxExpr *) tilde;
}

/* TypeElem = ConstraintTerm { "|" ConstraintTerm } . */
SyntaxExpr *
parser_constraint (Parser *p)
{
  SyntaxExpr *x = constraint_term (p);

  while (parser_token (p) == SYNTAX_TOKEN_OR)
    {
      SyntaxBinary *binary = parser_node (p, SyntaxBinary, SYNTAX_BINARY, x->pos);

      binary->op = SYNTAX_TOKEN_OR;
      binary->op_pos = p->lexer.pos;
      parser_next (p);
      binary->x = x;
      binary->y = constraint_term (p);
      x = (SyntaxExpr *) binary;
    }
  return x;
}

/* InterfaceElem = MethodName Signature | TypeElem . */
static gboolean
interface_elem (Parser  *p,
                gpointer data)
{
  ParserVec *elements = data;
  BasePos pos = p->lexer.pos;

  if (parser_token (p) == SYNTAX_TOKEN_NAME)
    {
      SyntaxLexer saved = p->lexer;
      SyntaxIdent *name = parser_name (p);

      if (parser_token (p) == SYNTAX_TOKEN_LPAREN)
        {
          parser_add_field (p, elements, name, (SyntaxExpr *) parser_signature (p, pos), pos);
          return FALSE;
        }
      p->lexer = saved;
    }
  if (parser_token (p) == SYNTAX_TOKEN_EOF || parser_token (p) == SYNTAX_TOKEN_SEMICOLON)
    {
      const SyntaxToken follow[] = { SYNTAX_TOKEN_SEMICOLON, SYNTAX_TOKEN_RBRACE,
                                     SYNTAX_TOKEN_EOF };

      parser_unexpected (p, ", expected method or embedded element");
      parser_advance (p, follow);
      return FALSE;
    }
  parser_add_field (p, elements, NULL, parser_constraint (p), pos)->embedded = TRUE;
  return FALSE;
}

static SyntaxExpr *
interface_type (Parser *p)
{
  SyntaxInterfaceType *type
      = parser_node (p, SyntaxInterfaceType, SYNTAX_INTERFACE_TYPE, p->lexer.pos);
  ParserVec elements = { NULL, 0, 0 };

  parser_next (p);
  parser_want (p, SYNTAX_TOKEN_LBRACE, NULL);
  parser_list (p, "interface type", SYNTAX_TOKEN_SEMICOLON, SYNTAX_TOKEN_RBRACE, interface_elem,
               &elements);
  type->elements = parser_take_fields (p, &elements);
  return (SyntaxExpr *) type;
}

/* ---- functions ------------------------------------------------------------------------ */

/* Result = Parameters | Type . */
static SyntaxFieldList
func_result (Parser *p)
{
  SyntaxFieldList list = { NULL, 0 };
  BasePos pos = p->lexer.pos;
  SyntaxExpr *type;

  if (parser_token (p) == SYNTAX_TOKEN_LPAREN)
    return parser_params (p, NULL);
  type = parser_type_or_null (p);
  if (type != NULL)
    {
      list.items = base_arena_new0 (p->arena, SyntaxField);
      list.n = 1;
      list.items[0].type = type;
      list.items[0].pos = pos;
    }
  return list;
}

/* Signature = Parameters [ Result ] . */
SyntaxFuncType *
parser_signature (Parser *p,
                  BasePos pos)
{
  SyntaxFuncType *type = parser_node (p, SyntaxFuncType, SYNTAX_FUNC_TYPE, pos);

  if (parser_token (p) != SYNTAX_TOKEN_LPAREN)
    {
      parser_unexpected (p, ", expected (");
      parser_advance (p, type_follow);
      return type;
    }
  type->params = parser_params (p, &type->rparen);
  type->results = func_result (p);
  return type;
}

static SyntaxExpr *
type_or_null_inner (Parser *p)
{
  BasePos pos = p->lexer.pos;

  switch ((guint) parser_token (p))
    {
    case SYNTAX_TOKEN_MUL:
      {
        SyntaxStar *star = parser_node (p, SyntaxStar, SYNTAX_STAR, pos);

        parser_next (p);
        star->x = parser_type (p);
        return (SyntaxExpr *) star;
      }
    case SYNTAX_TOKEN_ARROW:
    case SYNTAX_TOKEN_CHAN:
      return chan_type (p);
    case SYNTAX_TOKEN_FUNC:
      parser_next (p);
      return (SyntaxExpr *) parser_signature (p, p->lexer.pos); /* gc's place of it: behind func */
    case SYNTAX_TOKEN_LBRACK:
      return array_or_slice_type (p);
    case SYNTAX_TOKEN_MAP:
      return map_type (p);
    case SYNTAX_TOKEN_STRUCT:
      return struct_type (p);
    case SYNTAX_TOKEN_INTERFACE:
      return interface_type (p);
    case SYNTAX_TOKEN_NAME:
      return type_name (p);
    case SYNTAX_TOKEN_LPAREN:
      {
        SyntaxParen *paren = parser_node (p, SyntaxParen, SYNTAX_PAREN, pos);

        parser_next (p);
        paren->x = parser_type (p);
        parser_want (p, SYNTAX_TOKEN_RPAREN, NULL);
        return (SyntaxExpr *) paren;
      }
    default:
      return NULL;
    }
}

/* Type = TypeName | TypeLit | "(" Type ")" ; NULL if there is none here. */
SyntaxExpr *
parser_type_or_null (Parser *p)
{
  SyntaxExpr *type;

  if (!parser_enter (p))
    return NULL;
  type = type_or_null_inner (p);
  parser_leave (p);
  return type;
}

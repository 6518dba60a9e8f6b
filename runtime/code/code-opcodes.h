/* SPDX-License-Identifier: MIT */
#pragma once

/*
 * The instruction set: the one table from which the opcode enum, the
 * disassembler and the verifier derive.
 *
 * An instruction is 8 bytes:
 *
 *      63      48 47      32 31      16 15       0
 *     +----------+----------+----------+----------+
 *     |    c     |    b     |    a     |    op    |     each 16 bits
 *     +----------+----------+----------+----------+
 *     |      s = (c << 16 | b), 32 bits, signed   |     in formats with s
 *
 * Opcodes marked with E are followed by one extension word (8 bytes, never
 * executed itself): x, or its halves xl (low 32 bits) and xh (high 32 bits).
 *
 * Operands a, b, c name 8-byte slots of the running frame, written R[a]. How
 * values lie in slots:
 *
 *   bool, integers       one slot, sign- or zero-extended to 64 bits
 *   float64              one slot; float32: its 32 bits, zero-extended
 *   pointer chan map     one slot: an arena reference, 0 is nil
 *   func                 one slot: reference to a closure object, 0 is nil
 *   string               ref, length          slice   ref, length, capacity
 *   interface            type id (0: nil interface), data word
 *   complex128           re, im               complex64: one slot, two floats
 *   struct, array        their memory image (gc/amd64 layout), rounded up to 8 bytes
 *
 * The data word of an interface: if the dynamic type's size is at most 8
 * bytes, the value as it would lie in a slot; else a reference to an immutable
 * heap copy.
 *
 * A closure object is { function index, captured words … }; a function value
 * without captures is a static one made when the program is loaded.
 *
 * Frames. The stack grows upwards. Slot 0 of a frame follows a header of
 * CODE_FRAME_HEADER slots. A call names the slot `a` of the caller that becomes
 * slot 0 of the callee (so slots a - CODE_FRAME_HEADER … a - 1 must be free):
 *
 *   callee:   [ header ][ results ][ receiver, parameters ][ locals, temporaries ]
 *                        ^ slot 0
 *
 * The caller stores the arguments behind the results' place, and finds the
 * results from slot a on after the call. Slots are not cleared on entry: the
 * compiler zeroes what needs a zero value (named results too).
 *
 * Jumps are relative to the next instruction (after any extension word).
 * CODE_NO_SLOT as an operand means: not wanted.
 *
 * An instruction reads all its operands before it writes any, so operands may
 * overlap in every opcode. A value of zero slots (struct{}, [0]T) is written
 * and read nowhere; its operand is then any slot of the frame or CODE_NO_SLOT.
 */

#define CODE_FRAME_HEADER 3
#define CODE_NO_SLOT 0xffff

/*
 * Operand letters in the format column, one per a, b, c:
 *   w  slot written   r  slot read   n  plain number   -  unused
 *   s  (in place of b and c) signed 32-bit number
 *   j  signed 16-bit jump (c only)   J  (in place of b and c) signed 32-bit jump
 *   f  (in place of b and c) function index    t  … type index
 *   k  … constant index   g  … byte offset in the globals   N  … native index
 * A second letter column "E" marks an extension word.
 */
#define CODE_OPCODES(O)                                                                            \
  /* moves and constants */                                                                        \
  O (NOP, "---", "", "nothing")                                                                    \
  O (MOV, "wr-", "", "R[a] = R[b]")                                                                \
  O (MOV2, "wr-", "", "R[a..a+1] = R[b..b+1]; may overlap")                                        \
  O (MOV3, "wr-", "", "R[a..a+2] = R[b..b+2]; may overlap")                                        \
  O (MOVN, "wrn", "", "R[a..a+c-1] = R[b..b+c-1]; may overlap")                                    \
  O (ZERO, "wn-", "", "R[a..a+b-1] = 0")                                                           \
  O (LDI, "ws", "", "R[a] = s")                                                                    \
  O (LDK, "wk", "", "R[a] = constants[k], 64 bits")                                                \
  O (LDSTR, "wk", "", "R[a], R[a+1] = strings[k]")                                                 \
  O (LDFUNC, "wf", "", "R[a] = static closure of function f")                                      \
  /* integers, 64 bits wrapping */                                                                 \
  O (ADD, "wrr", "", "R[a] = R[b] + R[c]")                                                         \
  O (SUB, "wrr", "", "R[a] = R[b] - R[c]")                                                         \
  O (MUL, "wrr", "", "R[a] = R[b] * R[c]")                                                         \
  O (DIV, "wrr", "", "R[a] = R[b] / R[c], signed, truncated; panics on 0")                         \
  O (REM, "wrr", "", "R[a] = R[b] % R[c], signed; panics on 0")                                    \
  O (DIVU, "wrr", "", "unsigned DIV")                                                              \
  O (REMU, "wrr", "", "unsigned REM")                                                              \
  O (AND, "wrr", "", "R[a] = R[b] & R[c]")                                                         \
  O (OR, "wrr", "", "R[a] = R[b] | R[c]")                                                          \
  O (XOR, "wrr", "", "R[a] = R[b] ^ R[c]")                                                         \
  O (ANDN, "wrr", "", "R[a] = R[b] & ~R[c]")                                                       \
  O (SHL, "wrr", "", "R[a] = R[b] << R[c]; count unsigned, >= 64 gives 0")                         \
  O (SHR, "wrr", "", "R[a] = R[b] >> R[c], logical; >= 64 gives 0")                                \
  O (SAR, "wrr", "", "R[a] = R[b] >> R[c], arithmetic; >= 64 gives the sign")                      \
  O (SHCHK, "r--", "", "panics (negative shift amount) if R[a] < 0")                               \
  O (ADDI, "wrn", "", "R[a] = R[b] + (int16) c")                                                   \
  O (MULI, "wrn", "", "R[a] = R[b] * (int16) c")                                                   \
  O (ANDI, "wrn", "", "R[a] = R[b] & (int16) c")                                                   \
  O (SHLI, "wrn", "", "R[a] = R[b] << c, c < 64")                                                  \
  O (SHRI, "wrn", "", "R[a] = R[b] >> c, logical, c < 64")                                         \
  O (SARI, "wrn", "", "R[a] = R[b] >> c, arithmetic, c < 64")                                      \
  O (NEG, "wr-", "", "R[a] = -R[b]")                                                               \
  O (NOT, "wr-", "", "R[a] = ~R[b]")                                                               \
  O (LNOT, "wr-", "", "R[a] = !R[b], booleans")                                                    \
  O (SX8, "wr-", "", "R[a] = (int8) R[b]")                                                         \
  O (SX16, "wr-", "", "R[a] = (int16) R[b]")                                                       \
  O (SX32, "wr-", "", "R[a] = (int32) R[b]")                                                       \
  O (ZX8, "wr-", "", "R[a] = (uint8) R[b]")                                                        \
  O (ZX16, "wr-", "", "R[a] = (uint16) R[b]")                                                      \
  O (ZX32, "wr-", "", "R[a] = (uint32) R[b]")                                                      \
  /* floats and complex */                                                                         \
  O (FADD, "wrr", "", "float64 R[a] = R[b] + R[c]")                                                \
  O (FSUB, "wrr", "", "float64 -")                                                                 \
  O (FMUL, "wrr", "", "float64 *")                                                                 \
  O (FDIV, "wrr", "", "float64 /")                                                                 \
  O (FNEG, "wr-", "", "float64 R[a] = -R[b]")                                                      \
  O (FADD32, "wrr", "", "float32 +")                                                               \
  O (FSUB32, "wrr", "", "float32 -")                                                               \
  O (FMUL32, "wrr", "", "float32 *")                                                               \
  O (FDIV32, "wrr", "", "float32 /")                                                               \
  O (FNEG32, "wr-", "", "float32 negation")                                                        \
  O (I2F, "wr-", "", "float64 R[a] = int64 R[b]")                                                  \
  O (U2F, "wr-", "", "float64 R[a] = uint64 R[b]")                                                 \
  O (I2F32, "wr-", "", "float32 R[a] = int64 R[b], rounded once")                                  \
  O (U2F32, "wr-", "", "float32 R[a] = uint64 R[b], rounded once")                                 \
  O (F2I, "wr-", "", "int64 R[a] = float64 R[b], as cvttsd2si")                                    \
  O (F2U, "wr-", "", "uint64 R[a] = float64 R[b], as gc/amd64")                                    \
  O (F2F32, "wr-", "", "float32 R[a] = float64 R[b]")                                              \
  O (F32F, "wr-", "", "float64 R[a] = float32 R[b]")                                               \
  O (CADD, "wrr", "", "complex128, two slots each: +")                                             \
  O (CSUB, "wrr", "", "complex128 -")                                                              \
  O (CMUL, "wrr", "", "complex128 *")                                                              \
  O (CDIV, "wrr", "", "complex128 /, Go's rules for infinities and NaN")                           \
  O (C2C64, "wr-", "", "complex64 R[a] = complex128 R[b..b+1]")                                    \
  O (C642C, "wr-", "", "complex128 R[a..a+1] = complex64 R[b]")                                    \
  /* comparisons giving a bool */                                                                  \
  O (EQ, "wrr", "", "R[a] = R[b] == R[c]")                                                         \
  O (NE, "wrr", "", "R[a] = R[b] != R[c]")                                                         \
  O (LT, "wrr", "", "signed <")                                                                    \
  O (LE, "wrr", "", "signed <=")                                                                   \
  O (LTU, "wrr", "", "unsigned <")                                                                 \
  O (LEU, "wrr", "", "unsigned <=")                                                                \
  O (FEQ, "wrr", "", "float64 ==")                                                                 \
  O (FNE, "wrr", "", "float64 !=")                                                                 \
  O (FLT, "wrr", "", "float64 <")                                                                  \
  O (FLE, "wrr", "", "float64 <=")                                                                 \
  O (SEQ, "wrr", "", "string ==, two slots each")                                                  \
  O (SLT, "wrr", "", "string <")                                                                   \
  O (SLE, "wrr", "", "string <=")                                                                  \
  O (IFEQ, "wrr", "", "interface ==, two slots each; panics on an uncomparable dynamic type")      \
  O (TEQ, "wrr", "E", "R[a] = values of type xl at R[b], R[c] are equal (structs, arrays, complex)") \
  /* jumps; backward ones and calls are the points at which time slices end */                     \
  O (JMP, "-J", "", "pc += s")                                                                     \
  O (JT, "rJ", "", "if R[a]: pc += s")                                                             \
  O (JF, "rJ", "", "if !R[a]: pc += s")                                                            \
  O (JEQ, "rrj", "", "if R[a] == R[b]: pc += c")                                                   \
  O (JNE, "rrj", "", "if R[a] != R[b]: pc += c")                                                   \
  O (JLT, "rrj", "", "if R[a] < R[b], signed: pc += c")                                            \
  O (JLE, "rrj", "", "if R[a] <= R[b], signed: pc += c")                                           \
  O (JLTU, "rrj", "", "unsigned JLT")                                                              \
  O (JLEU, "rrj", "", "unsigned JLE")                                                              \
  O (JEQI, "rnj", "", "if R[a] == (int16) b: pc += c")                                             \
  O (JNEI, "rnj", "", "if R[a] != (int16) b: pc += c")                                             \
  O (JLTI, "rnj", "", "if R[a] < (int16) b: pc += c")                                              \
  O (JLEI, "rnj", "", "if R[a] <= (int16) b: pc += c")                                             \
  O (JGTI, "rnj", "", "if R[a] > (int16) b: pc += c")                                              \
  O (JGEI, "rnj", "", "if R[a] >= (int16) b: pc += c")                                             \
  O (JTAB, "rn-", "E", "if R[a] < b, unsigned: pc += jump_tables[xl + R[a]]")                      \
  /* memory through a reference in R[b]; c is an unsigned byte offset; panics on nil */            \
  O (LD8S, "wrn", "", "R[a] = *(int8 *) (R[b] + c)")                                               \
  O (LD8U, "wrn", "", "uint8")                                                                     \
  O (LD16S, "wrn", "", "int16")                                                                    \
  O (LD16U, "wrn", "", "uint16")                                                                   \
  O (LD32S, "wrn", "", "int32")                                                                    \
  O (LD32U, "wrn", "", "uint32, float32")                                                          \
  O (LD64, "wrn", "", "64 bits")                                                                   \
  O (LD128, "wrn", "", "two slots")                                                                \
  O (LDN, "wrn", "E", "xl bytes to R[a…], last slot zero-padded")                                  \
  O (ST8, "rrn", "", "*(uint8 *) (R[b] + c) = R[a]")                                               \
  O (ST16, "rrn", "", "16 bits")                                                                   \
  O (ST32, "rrn", "", "32 bits")                                                                   \
  O (ST64, "rrn", "", "64 bits")                                                                   \
  O (ST128, "rrn", "", "two slots")                                                                \
  O (STN, "rrn", "E", "xl bytes from R[a…]")                                                       \
  O (CPY, "rrn", "E", "xl bytes from reference R[b] to reference R[a]; may overlap; c unused")     \
  O (ZEROM, "rn-", "E", "xl bytes at reference R[a] = 0")                                          \
  O (LEA, "wr-", "E", "R[a] = R[b] + xl; panics on nil")                                           \
  O (NILCHK, "r--", "", "panics on nil")                                                           \
  /* globals */                                                                                    \
  O (LDG, "wg", "", "R[a] = 64 bits at globals + s")                                               \
  O (STG, "rg", "", "64 bits at globals + s = R[a]")                                               \
  O (LEAG, "wg", "", "R[a] = reference to globals + s")                                            \
  /* parts of structs and arrays that lie in the frame; byte offsets from slot 0 */                \
  O (FLD, "wnn", "E", "R[a] = value at frame byte xl; b = CodeMem width code; c = bytes if N")     \
  O (FST, "rnn", "E", "value at frame byte xl = R[a]; b = CodeMem width code; c = bytes if N")     \
  O (FLDX, "wrn", "E", "R[a] = value at frame byte xl + R[b] * xh; c = CodeMem width code, xh bytes " \
                       "if N; the index is already checked")                                       \
  O (FSTX, "rrn", "E", "value at frame byte xl + R[b] * xh = R[a]; as FLDX")                       \
  /* slices and strings; R[b..] is the slice; panics if the index is out of range */               \
  O (BOUND, "rr-", "", "panics unless R[a] < R[b]; tells of R[a] as unsigned")                     \
  O (BOUNDI, "rs", "", "panics unless R[a] < s, unsigned")                                         \
  O (LDX8S, "wrr", "", "R[a] = element R[c] of slice R[b], int8")                                  \
  O (LDX8U, "wrr", "", "uint8; also a byte of a string")                                           \
  O (LDX16S, "wrr", "", "int16")                                                                   \
  O (LDX16U, "wrr", "", "uint16")                                                                  \
  O (LDX32S, "wrr", "", "int32")                                                                   \
  O (LDX32U, "wrr", "", "uint32, float32")                                                         \
  O (LDX64, "wrr", "", "64 bits")                                                                  \
  O (LDX128, "wrr", "", "two slots")                                                               \
  O (STX8, "rrr", "", "element R[c] of slice R[b] = R[a]")                                         \
  O (STX16, "rrr", "", "16 bits")                                                                  \
  O (STX32, "rrr", "", "32 bits")                                                                  \
  O (STX64, "rrr", "", "64 bits")                                                                  \
  O (STX128, "rrr", "", "two slots")                                                               \
  O (LEAX, "wrr", "E", "R[a] = reference to element R[c] of slice R[b]; xl = element bytes")       \
  O (LEAXP, "wrr", "E", "R[a] = R[b] + R[c] * xl; R[b] a reference (nil panics), R[c] < xh checked") \
  O (SLICE, "wrr", "E", "R[a…] = R[b…][R[c] : R[c+1] : R[c+2]]; xl = CodeSlice index")             \
  O (SL2ARR, "wr-", "E", "R[a] = R[b], the reference of slice R[b..]; panics (cannot convert slice) " \
                         "unless the length R[b+1] >= x, 64 bits")                                 \
  O (RETYPE, "wr-", "E", "R[a] = unsafe.Pointer R[b] converted to xl, a pointer type or uintptr; "  \
                         "panics where the memory does not hold what a pointer points to")         \
  O (APPEND, "wrr", "E", "slice R[a..] = append (R[b..], n values in slots R[c…]…); xl = element type, " \
                         "xh = n; the values lie one after another, slots each")                   \
  O (APPENDS, "wrr", "E", "slice R[a..] = append (R[b..], R[c..]...); xl = element type; "         \
                          "xh = 1 if R[c..] is a string")                                          \
  O (COPY, "wrr", "E", "R[a] = copy (R[b..], R[c..]); xl = element bytes; R[a] may be not wanted") \
  O (CLEARS, "r--", "E", "zero all elements of slice R[a..]; xl = element bytes")                  \
  O (CONCAT, "wrn", "", "string R[a..] = the c strings at R[b…] joined")                           \
  O (STR2B, "wr-", "", "[]byte (string)")                                                          \
  O (B2STR, "wr-", "", "string ([]byte)")                                                          \
  O (STR2R, "wr-", "", "[]rune (string)")                                                          \
  O (R2STR, "wr-", "", "string ([]rune)")                                                          \
  O (RUNE2STR, "wr-", "", "string (rune)")                                                         \
  O (RANGESTR, "wrr", "", "R[a], R[a+1] = rune at byte R[c] of string R[b..], its width; c in range") \
  /* allocation */                                                                                 \
  O (NEW, "wt", "", "R[a] = reference to a zeroed value of type t")                                \
  O (MKSLICE, "wrr", "E", "slice R[a..] = make ([]xl, R[b], R[c]); xl = element type")             \
  O (MKMAP, "wr-", "E", "R[a] = make (map xl, R[b]); R[b] may be absent")                          \
  O (MKCHAN, "wr-", "E", "R[a] = make (chan xl, R[b]); xl = the channel type; R[b] may be absent") \
  O (MKCLOS, "wrn", "E", "R[a] = closure of function xl over the c words R[b…]")                   \
  O (LDCAP, "wnn", "", "R[a…] = c captured words from word b on of the running closure")           \
  /* maps; keys and elements lie in slots; t in xl is the map type */                              \
  O (MAPGET, "wrr", "E", "R[a…] = R[b][R[c…]], zero if absent; xh = slot for ok, or CODE_NO_SLOT") \
  O (MAPREF, "wrr", "E", "R[a] = reference to the element R[c…] of map R[b], inserted if absent")  \
  O (MAPDEL, "rr-", "E", "delete (R[a], R[b…])")                                                   \
  O (MAPLEN, "wr-", "", "R[a] = len (map R[b])")                                                   \
  O (MAPCLR, "r--", "", "clear (map R[a])")                                                        \
  O (MAPITER, "wr-", "", "R[a] = new iterator over map R[b]; its start is a decision")             \
  O (MAPNEXT, "rnn", "E", "advance iterator R[a]: key to R[b…], element to R[c…]; at the end "     \
                          "pc += (int32) xl")                                                      \
  /* interfaces */                                                                                 \
  O (MKIF, "wr-", "E", "interface R[a..] = value R[b…] of concrete type xl")                       \
  O (UNIF, "wr-", "E", "R[a…] = value of concrete type xl out of data word R[b]; type not checked") \
  O (ASSERT, "wr-", "E", "R[a…] = R[b..].(xl); xl concrete or interface type; panics; "            \
                         "xh = interface type of R[b..], for the message")                         \
  O (ASSERT2, "wrn", "E", "R[a…], bool R[c] = R[b..].(xl); zero if it fails")                      \
  O (IFIMPL, "wr-", "E", "R[a] = dynamic type R[b] (a type id, may be 0) implements interface xl") \
  /* calls */                                                                                      \
  O (CALL, "nf", "", "call function f, its slot 0 at R[a]")                                        \
  O (CALLC, "nr-", "", "call closure R[b], slot 0 at R[a]; panics on nil")                         \
  O (CALLI, "nrn", "", "call method selectors[c] of interface R[b..], slot 0 at R[a]; the machine " \
                       "stores the data word as the first parameter; panics on nil")               \
  O (CALLN, "nN", "", "call native function, its slots at R[a]")                                   \
  O (RET, "---", "", "return to the caller")                                                       \
  O (GO, "r--", "", "start a goroutine running closure R[a], which takes and gives nothing")       \
  O (DEFER, "r--", "", "defer closure R[a], which takes and gives nothing")                        \
  O (DEFERFRAME, "w--", "", "R[a] = token that names the running frame for DEFERAT: a plain number, " \
                            "valid in this goroutine while the frame lives")                       \
  O (DEFERAT, "rr-", "", "defer closure R[a] in the frame that token R[b] names (a caller of this one)") \
  O (RUNDEFERS, "---", "", "run this frame's deferred closures, last first")                       \
  O (PANIC, "r--", "", "panic with interface R[a..]")                                              \
  O (RECOVER, "w--", "", "interface R[a..] = recover ()")                                          \
  O (TRAP, "n--", "", "cannot be reached: a compiler's mistake; a = which")                        \
  O (UNREACHABLE_RETURN, "---", "", "end of a function that must not be reached")                  \
  /* channels; elements lie in slots, the channel knows its element type */                        \
  O (SEND, "rr-", "", "R[a] <- R[b…]")                                                             \
  O (RECV, "wrn", "", "R[a…], bool R[c] = <-R[b]; a and c may be not wanted")                      \
  O (CLOSE, "r--", "", "close (R[a])")                                                             \
  O (CHANLEN, "wr-", "", "R[a] = len (R[b])")                                                      \
  O (CHANCAP, "wr-", "", "R[a] = cap (R[b])")                                                      \
  O (SELECT, "wk", "", "R[a] = chosen case of selects[k], in source order without default; "       \
                       "-1 for default")                                                           \
  /* print and println */                                                                          \
  O (PRINT, "rn-", "", "write R[a…] to standard error; b = CodePrint kind")

typedef enum
{
#define O(name, format, ext, doc) CODE_OP_##name,
  CODE_OPCODES (O)
#undef O
  CODE_N_OPS
} CodeOp;

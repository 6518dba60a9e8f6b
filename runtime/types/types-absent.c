/* SPDX-License-Identifier: MIT */
#include "types-check.h"

#include <string.h>

/*
 * What packages of Go 1.23 export and the simulated library leaves out, so
 * that a name which is real but not to be had here is told from one that is
 * misspelt.
 *
 * Source: the files api/go1*.txt of the Go distribution.
 */
static const struct
{
  const char *path;
  const char *names; /* each between spaces */
  const char *way;   /* what to do without them */
} absent[] = {
  { "crypto/rand", " Int Prime ",
    "math/rand/v2 has numbers of any range" },
  { "encoding/hex", " Dumper ",
    "Dump gives the whole text at once" },
  { "io/fs", " FormatDirEntry FormatFileInfo Glob GlobFS Sub SubFS ",
    "write it on FS and WalkDir, which are there" },
  { "os",
    " Chown Chtimes CopyFS DirFS Getgroups Lchown Link NewFile Pipe ProcAttr ProcessState "
    "Readlink SameFile StartProcess Symlink UserCacheDir UserConfigDir ",
    "there are no files and processes: hold the bytes in memory, join goroutines by io.Pipe" },
  { "reflect",
    " MakeFunc SliceAt SliceHeader StringHeader ",
    "write it in Go for the types at hand, as a function literal or with type parameters" },
  { "runtime",
    " BlockProfile BlockProfileRecord Breakpoint CPUProfile GoroutineProfile MemProfile "
    "MemProfileRecord MutexProfile ReadTrace SetCgoTraceback StackRecord StartTrace "
    "StopTrace ThreadCreateProfile ",
    "“stave run --profile” and “--trace” write such records without it" },
  { "runtime/debug",
    " CrashOptions ParseBuildInfo SetCrashOutput WriteHeapDump ",
    "“stave run --profile heap” writes what is alive" },
  { "syscall",
    " AF_INET AF_INET6 AF_UNIX AF_UNSPEC BytePtrFromString ByteSliceFromString Chdir Chmod "
    "Chown Clearenv Conn E2BIG EADDRNOTAVAIL EAFNOSUPPORT EALREADY "
    "EBADMSG ECANCELED ECHILD ECONNABORTED EDEADLK "
    "EDESTADDRREQ EDOM EDQUOT EFAULT EFBIG EHOSTDOWN EHOSTUNREACH EIDRM EILSEQ "
    "EINPROGRESS EISCONN ELOOP EMLINK EMSGSIZE ENAMETOOLONG "
    "ENETDOWN ENETRESET ENETUNREACH ENFILE ENOBUFS ENODEV ENOEXEC ENOLCK ENOMSG "
    "ENOPROTOOPT ENOSYS ENOTBLK ENOTCONN ENOTSOCK ENOTSUP ENOTTY "
    "ENXIO EOPNOTSUPP EOVERFLOW EPFNOSUPPORT EPROTO EPROTONOSUPPORT EPROTOTYPE "
    "ERANGE EREMOTE EROFS ESHUTDOWN ESOCKTNOSUPPORT ESTALE ETOOMANYREFS "
    "ETXTBSY EUSERS EXDEV Environ Exec ForkLock Getegid Getenv Geteuid Getgid "
    "Getgroups Getpagesize Getppid Gettimeofday Getuid Getwd IFF_BROADCAST IFF_LOOPBACK "
    "IFF_MULTICAST IFF_UP IPMreq IPPROTO_IP IPPROTO_IPV6 IPPROTO_TCP IPPROTO_UDP "
    "IPV6_JOIN_GROUP IPV6_LEAVE_GROUP IPV6_MULTICAST_HOPS IPV6_MULTICAST_IF "
    "IPV6_MULTICAST_LOOP IPV6_UNICAST_HOPS IPV6_V6ONLY IP_ADD_MEMBERSHIP "
    "IP_DROP_MEMBERSHIP IP_MULTICAST_IF IP_MULTICAST_LOOP IP_MULTICAST_TTL IP_TOS IP_TTL "
    "IPv6Mreq ImplementsGetwd Lchown Linger Link Mkdir NsecToTimespec NsecToTimeval "
    "O_APPEND O_ASYNC O_CLOEXEC O_CREAT O_EXCL O_NOCTTY O_NONBLOCK O_RDONLY O_RDWR O_SYNC "
    "O_TRUNC O_WRONLY ProcAttr RawConn RawSockaddr RawSockaddrAny RawSockaddrInet4 "
    "RawSockaddrInet6 RawSockaddrUnix Readlink Rename Rmdir Rusage SHUT_RD SHUT_RDWR "
    "SHUT_WR SIGBUS SIGFPE SIGILL SIGSEGV SIGTRAP SOCK_DGRAM SOCK_RAW SOCK_SEQPACKET "
    "SOCK_STREAM SOL_SOCKET SOMAXCONN SO_BROADCAST SO_DONTROUTE SO_KEEPALIVE SO_LINGER "
    "SO_RCVBUF SO_REUSEADDR SO_SNDBUF S_IFBLK S_IFCHR S_IFDIR S_IFIFO S_IFLNK S_IFMT "
    "S_IFREG S_IFSOCK S_IRUSR S_ISGID S_ISUID S_ISVTX S_IWUSR S_IXUSR Setenv Sockaddr "
    "SockaddrInet4 SockaddrInet6 SockaddrUnix SocketDisableIPv6 StartProcess StringBytePtr "
    "StringByteSlice Symlink SysProcAttr TCP_NODELAY Timespec TimespecToNsec Timeval "
    "Unlink Unsetenv Utimes UtimesNano ",
    "there is no system to call" },
  { "testing",
    " AllocsPerRun Benchmark BenchmarkResult Cover CoverBlock Coverage F InternalExample "
    "InternalFuzzTarget Main MainStart PB RegisterCover RunBenchmarks RunExamples RunTests ",
    "“stave test” runs tests and benchmarks" },
  { "time",
    " LoadLocationFromTZData ",
    "LoadLocation knows the usual zones" },
  { "unicode",
    " ASCII_Hex_Digit Bidi_Control CaseRanges Dash Deprecated Diacritic Extender "
    "FoldCategory FoldScript Hex_Digit Hyphen IDS_Binary_Operator IDS_Trinary_Operator "
    "Ideographic Join_Control Logical_Order_Exception Noncharacter_Code_Point "
    "Other_Alphabetic Other_Default_Ignorable_Code_Point Other_Grapheme_Extend "
    "Other_ID_Continue Other_ID_Start Other_Lowercase Other_Math Other_Uppercase "
    "Pattern_Syntax Pattern_White_Space Prepended_Concatenation_Mark Quotation_Mark "
    "Radical Regional_Indicator STerm Sentence_Terminal Soft_Dotted Terminal_Punctuation "
    "Unified_Ideograph Variation_Selector ",
    "make a RangeTable of the characters that are meant" },
  { "unsafe",
    " Add Slice SliceData String StringData ",
    "memory is not made of bytes here: index the slice or string" },
};

/* What to do without a name that the real package of that path exports and the simulated one does
 * not; NULL if there is no such name. */
const char *
types_absent_way (const char *path,
                  const char *name)
{
  g_autofree char *word = g_strdup_printf (" %s ", name);

  for (guint i = 0; i < G_N_ELEMENTS (absent); i++)
    if (strcmp (path, absent[i].path) == 0 && strstr (absent[i].names, word) != NULL)
      return absent[i].way;
  return NULL;
}

// Aligned columns with every flag.
package main

import (
	"fmt"
	"os"
	"text/tabwriter"
)

func main() {
	texts := []string{
		"a\tb\tc\naaa\tbbbb\tc\n\nlonger cell\tx\n",
		"name\tqty\tprice\t\napple\t10\t1.5\t\nwatermelon\t2\t12.25\t\n",
		"\tindented\ttwice\n\t\tdeep\tcell\nx\ty\tz\tw\n",
		"no tabs here\nnor here\n",
		"héllo\twörld\n世界\tx\n",
		"a\vb\vc\n\v\vd\n",
		"a\tb\fc\td\nlong one\te\n",
		"<b>bold</b>\tx\n&lt;y\tz\n",
		"\xffesc\taped\xff\tx\nplain\ty\n",
		"last line without newline\tx",
		"a\t\tb\n\t\tlong\t\nx\n",
	}
	for _, flags := range []uint{0, tabwriter.AlignRight, tabwriter.Debug, tabwriter.AlignRight | tabwriter.Debug, tabwriter.TabIndent, tabwriter.DiscardEmptyColumns | tabwriter.Debug, tabwriter.FilterHTML | tabwriter.StripEscape} {
		for _, conf := range []struct {
			min, tab, pad int
			char          byte
		}{{0, 8, 1, ' '}, {5, 0, 2, '.'}, {8, 8, 0, '\t'}, {0, 4, 3, '-'}} {
			w := tabwriter.NewWriter(os.Stdout, conf.min, conf.tab, conf.pad, conf.char, flags)
			for _, t := range texts {
				fmt.Fprint(w, t)
				w.Flush()
				fmt.Println("~")
			}
		}
	}
}

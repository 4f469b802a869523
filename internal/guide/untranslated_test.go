package guide

import (
	"os"
	"strings"
	"testing"
)

func TestUntranslated(t *testing.T) {
	const no = `<span translate="no">`
	for _, tt := range []struct{ in, want string }{
		{"<p>Loftet er 35.247 kr. om måneden.</p>", "<p>Loftet er " + no + "35.247 kr.</span> om måneden.</p>"},
		{"<p>500 kr. og 37.000,50</p>", "<p>" + no + "500 kr.</span> og " + no + "37.000,50</span></p>"},
		{"<p>barnets lov § 87, stk. 3, nr. 1, og §§ 85-87</p>", "<p>barnets lov " + no + "§ 87, stk. 3, nr. 1</span>, og " + no + "§§ 85</span>-87</p>"},
		{"<p>§ 32 a og § 32 og</p>", "<p>" + no + "§ 32 a</span> og " + no + "§ 32</span> og</p>"},
		{"<a>principmeddelelse C-63-01 &amp; 70-14</a>", "<a>principmeddelelse " + no + "C-63-01</span> &amp; " + no + "70-14</span></a>"},
		{"<p>20 timer, 4 uger, 1. januar 2024</p>", "<p>20 timer, 4 uger, 1. januar 2024</p>"},
		{`<p><b translate="no">1.000 kr. <b>2.000 kr.</b> 3.000 kr.</b> 22,5</p>`, `<p><b translate="no">1.000 kr. <b>2.000 kr.</b> 3.000 kr.</b> ` + no + "22,5</span></p>"},
		{`<p title="1.000 kr.">x</p><!-- 1.000 kr. --><script>"1.000 kr."</script><svg><text>1.000</text></svg><select><option>1.000 kr.</option></select>`,
			`<p title="1.000 kr.">x</p><!-- 1.000 kr. --><script>"1.000 kr."</script><svg><text>1.000</text></svg><select><option>1.000 kr.</option></select>`},
		{"<head><title>70-14</title></head><body>70-14</body>", "<head><title>70-14</title></head><body>" + no + "70-14</span></body>"},
	} {
		if got := string(untranslated([]byte(tt.in))); got != tt.want {
			t.Errorf("%s\ngives %s\nwant  %s", tt.in, got, tt.want)
		}
	}
}

// The build and the page's scripts mark the same.
func TestUntranslatedAlike(t *testing.T) {
	script, err := os.ReadFile("../../static/js/ui/words.js")
	if err != nil {
		t.Fatal(err)
	}
	if want := "const fixed = /(" + strings.ReplaceAll(unmoved.String(), `\x{a0}`, `\u00a0`) + ")/;"; !strings.Contains(string(script), want) {
		t.Errorf("words.js lacks\n%s", want)
	}
}

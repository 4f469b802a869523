package site
import ("testing";"fmt";"strings";"os";"path/filepath")
func TestZZ(t *testing.T){ n,w:=0,0; for name,f:=range corpus(1000,false){n+=len(f.Data); w+=len(strings.Fields(string(f.Data))); p:="/tmp/gen3/corpus/"+name; os.MkdirAll(filepath.Dir(p),0o755); os.WriteFile(p,f.Data,0o644)}; fmt.Println("SIZE",n,w) }

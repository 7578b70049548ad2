package photo
import ("testing";"context";"os";"fmt";"image";"image/color";"image/draw";"image/jpeg";"path/filepath";"time";"bytes")
func TestZZ(t *testing.T){
 fs,_ := filepath.Glob("/work/shared/samples/photos/*.jpg")
 for part:=0; part<2; part++ {
 sheet := image.NewRGBA(image.Rect(0,0,1750,7*250)); draw.Draw(sheet,sheet.Rect,image.White,image.Point{},draw.Src)
 for i:=0;i<7;i++ { f := fs[part*7+i]
  s := shelf{}; data,_ := os.ReadFile(f); p := s.put(t, filepath.Base(f), data)
  d := NewDarkroom(nil,s,0); d.Analyse(context.Background(), &p)
  n := d.drawer.get(p.ID); t0:=time.Now(); n.focus(); el:=time.Since(t0)
  fmt.Printf("%s %v focus %.2f,%.2f conf %.2f keep %+v heads %d\n", p.Name, el, p.Focus.X,p.Focus.Y,p.Focus.Confidence,p.Focus.Keep,len(p.Focus.Heads))
  x := 0
  show := func(c Crop, hgt int) { w := int(float64(hgt)*c.W*float64(p.Width)/(c.H*float64(p.Height))); r,err := d.Rendition(context.Background(), Spec{ID:p.ID,Crop:c,Width:w,Height:hgt}); if err!=nil{t.Fatal(err)}; im,_ := jpeg.Decode(bytes.NewReader(r.JPEG)); draw.Draw(sheet,image.Rect(x,i*250,x+w,i*250+hgt),im,image.Point{},draw.Src)
   if c==Whole { for _,h := range p.Focus.Heads { box(sheet,x+int(h.X*float64(w)),i*250+int(h.Y*float64(hgt)),int(h.W*float64(w)),int(h.H*float64(hgt)),color.RGBA{255,0,0,255}) }; h:=p.Focus.Keep; box(sheet,x+int(h.X*float64(w)),i*250+int(h.Y*float64(hgt)),int(h.W*float64(w)),int(h.H*float64(hgt)),color.RGBA{0,255,0,255}) }
   x += w+8 }
  show(Whole,240)
  for _,a := range []float64{2.13,1.4,1,0.8} { show(p.CropFor(a),240) }
 }
 o,_ := os.Create(fmt.Sprintf("/tmp/photosheet%d.jpg",part)); jpeg.Encode(o,sheet,nil); o.Close()
 }
}
func box(m *image.RGBA,x,y,w,h int,c color.Color){ for i:=0;i<=w;i++ { for k:=0;k<2;k++{m.Set(x+i,y+k,c);m.Set(x+i,y+h+k,c)} }; for i:=0;i<=h;i++ { for k:=0;k<2;k++{m.Set(x+k,y+i,c);m.Set(x+w+k,y+i,c)} } }

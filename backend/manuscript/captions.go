package manuscript

import (
	"regexp"
	"strings"

	"broadsheet/backend/finding"
)

// captionLength is how many Chinese characters a caption may have.
const captionLength = 90

// Confidence of the clues. A body paragraph taken for a caption is torn out
// of the text, which is worse than a caption left in it: what stays below
// captionThreshold stays body.
const (
	captionThreshold = 0.6
	clueFileName     = 0.95 // the line begins with the name of a picture file
	clueNumber       = 0.9  // 图1：
	clueKey          = 0.85 // ▲, 图为
	clueShotBy       = 0.8  // 张三 摄
	clueGaps         = 0.85 // short paragraphs set off by wider gaps, several of them
	clueGap          = 0.5  // one alone
	clueAlone        = 0.6  // set off from a text without blank lines
)

// findCaptions settles captions and credit lines of photos that are not in
// the file, by clues: what the paragraph says and how it is set off.
func (d *draft) findCaptions() {
	d.settlePhotoMarks()
	d.settlePictures()
	for i := range d.paragraphs {
		p := &d.paragraphs[i]
		switch {
		case !p.isOpen() || p.kind != plain:
		case p.styled == roleCaption:
			p.settle(roleCaption, 0.95)
			p.photo, p.nameTag = namedPhoto(p.text)
		case isCredit(p.text):
			p.settle(roleCredit, 0.95)
		}
	}
	clues := make([]float64, len(d.paragraphs))
	for i, p := range d.paragraphs {
		if d.mayBeCaption(p) {
			clues[i] = clueInText(p.text)
		}
	}
	d.addGapClues(clues)
	for i, clue := range clues {
		p := &d.paragraphs[i]
		switch {
		case clue >= captionThreshold:
			p.settle(roleCaption, clue)
			p.photo, p.nameTag = namedPhoto(p.text)
		case clue > 0:
			d.report(finding.Note, PerhapsCaption, p.line, p.text)
		}
	}
}

func (d *draft) mayBeCaption(p paragraph) bool {
	return p.isOpen() && p.kind == plain && p.level == 0 && len(p.pictures) == 0 && p.runes > 0 && isWithin(p.text, captionLength)
}

// clueInText returns what the words say about being a caption.
func clueInText(text string) float64 {
	switch {
	case photoFile.MatchString(text):
		return clueFileName
	case captionNum.MatchString(text):
		return clueNumber
	case captionKey.MatchString(text):
		return clueKey
	case isSignedShot(text):
		return clueShotBy
	}
	return 0
}

// addGapClues finds captions by white space: where the paragraphs stand at
// one distance and some short ones wider apart, these are set off. It asks
// for agreement: if long paragraphs are set off as well, the gaps mean
// something else.
func (d *draft) addGapClues(clues []float64) {
	usual := d.usualGap()
	var wide, apart []int
	others := 0
	for i, p := range d.paragraphs {
		if !p.isOpen() || i == 0 || p.before <= usual {
			continue
		}
		isCandidate := d.mayBeCaption(p) && isWithin(p.text, 60) && looksLikeCaption(p.text)
		switch {
		case !isCandidate:
			others++
		case p.before >= usual+2:
			wide = append(wide, i)
		case usual == 0 && d.gapAfter(i) > 0:
			apart = append(apart, i)
		}
	}
	if others > (len(wide)+len(apart))/3 {
		return
	}
	raise(clues, wide, clueGaps, clueGap)
	raise(clues, apart, clueAlone, 0.4)
}

// raise sets the clue of several candidates, or the weaker one of a single.
func raise(clues []float64, candidates []int, several, single float64) {
	for _, i := range candidates {
		clue := single
		if len(candidates) > 1 {
			clue = several
		}
		if clues[i] > 0 {
			clue = max(clue, min(clues[i]+0.1, 0.98))
		}
		clues[i] = clue
	}
}

// notCaption are beginnings of sentences that go on with a tale, as after the
// white space between two scenes.
var notCaption = regexp.MustCompile(`^(?:[他她它我你]|这|那|但|可是?|然而|于是|后来|随后|从此|不久|终于|此后|一天|第[一二三四五六七八九十]{1,3}[天年夜次]|.{0,4}(?:后来|以后|之后|的时候)|(?i:he|she|it|they|i|we|you|then|but|and|so|later|after|when|next)\b)`)

// looksLikeCaption reports whether a paragraph says one thing, as a sentence
// and not as speech.
func looksLikeCaption(text string) bool {
	if strings.ContainsRune("“‘\"「『—-", firstRune(text)) || strings.ContainsAny(text, "？?！!") {
		return false
	}
	if notCaption.MatchString(text) {
		return false
	}
	return isSentence(text) && strings.Count(strings.TrimRight(text, "。"), "。") <= 1
}

// usualGap returns the number of blank lines that most paragraphs have before
// them.
func (d *draft) usualGap() int {
	var count [4]int
	for i, p := range d.paragraphs {
		if i > 0 {
			count[min(p.before, 3)]++
		}
	}
	usual := 0
	for gap, n := range count {
		if n > count[usual] {
			usual = gap
		}
	}
	return usual
}

// gapAfter returns the blank lines after the i-th paragraph; the end of the
// text counts as many.
func (d *draft) gapAfter(i int) int {
	if i+1 == len(d.paragraphs) {
		return 9
	}
	return d.paragraphs[i+1].before
}

// settlePhotoMarks hands a line that only names a photo ("03.jpg", "【图3】")
// to the caption below it. Without one it is a caption without words.
func (d *draft) settlePhotoMarks() {
	for i := range d.paragraphs {
		p := &d.paragraphs[i]
		if !p.isOpen() || p.kind != plain || p.level > 0 || !isWithin(p.text, 30) {
			continue
		}
		photo, ok := soleMark(p.text)
		if !ok {
			continue
		}
		p.settle(roleCaption, 0.9)
		p.photo, p.nameTag = photo, p.text
		if i+1 < len(d.paragraphs) {
			d.joinMark(p, &d.paragraphs[i+1])
		}
	}
}

// soleMark returns the photo that a line names if it does nothing else.
func soleMark(text string) (photo string, ok bool) {
	if m := photoFile.FindStringSubmatch(text); m != nil && len(m[0]) == len(text) {
		return strings.TrimSpace(m[1]), true
	}
	isBracketed := strings.ContainsRune("[【（(<〔", firstRune(text))
	if m := photoMark.FindStringSubmatch(text); m != nil && (isBracketed || m[1] != "") {
		return plainNumber(m[1]), true
	}
	return "", false
}

// joinMark makes the short sentence below a photo's name its caption.
func (d *draft) joinMark(mark, below *paragraph) {
	if !d.mayBeCaption(*below) || !isWithin(below.text, 60) || below.before > mark.before && below.before > 1 {
		return
	}
	if _, isMark := soleMark(below.text); isMark || isCredit(below.text) {
		return
	}
	mark.spans, mark.text, mark.runes = below.spans, mark.text+below.text, mark.runes+below.runes
	mark.line = below.line
	*below = paragraph{line: below.line, role: roleMerged}
}

// plainCaption returns the text of a caption to print and the part before it
// that only names the photo.
func (p *paragraph) plainCaption() (text, label string) {
	if p.nameTag == "" {
		return p.text, ""
	}
	if strings.HasPrefix(p.text, p.nameTag) {
		label = strings.TrimFunc(p.nameTag, isBlank)
		return strings.TrimLeftFunc(p.text[len(p.nameTag):], isBlank), label
	}
	return p.text, p.nameTag
}

// settlePictures gives the pictures of a .docx or the images of a Markdown
// text their captions: the paragraphs below, or above where the file does so.
func (d *draft) settlePictures() {
	isAbove := d.captionsAbove()
	for i := 0; i < len(d.paragraphs); {
		end, pictures := d.pictureRun(i)
		if end == i {
			i++
			continue
		}
		d.captionRun(i, end, pictures, isAbove)
		i = end
	}
}

// pictureRun returns the end of a run of paragraphs that hold nothing but
// pictures, and these. A picture inside a text paragraph is a run by itself.
func (d *draft) pictureRun(i int) (end int, pictures []int) {
	for end = i; end < len(d.paragraphs); end++ {
		p := d.paragraphs[end]
		if len(p.pictures) == 0 || end > i && !p.isEmpty() {
			break
		}
		pictures = append(pictures, p.pictures...)
		if !p.isEmpty() {
			return end + 1, pictures
		}
	}
	return end, pictures
}

// captionRun binds the captions next to a run of pictures, in their order.
func (d *draft) captionRun(from, end int, pictures []int, isAbove bool) {
	if p := &d.paragraphs[end-1]; !p.isEmpty() { // picture and words in one paragraph
		if p.isOpen() && p.kind == plain && p.level == 0 && isWithin(p.text, captionLength) && !d.isHeadLike(p) {
			d.bind(p, pictures[0], 0.8)
		}
		return
	}
	n := 0
	for k := 0; k < len(pictures); k++ {
		i := end + k
		if isAbove {
			i = from - 1 - k
		}
		if i < 0 || i >= len(d.paragraphs) {
			break
		}
		p := &d.paragraphs[i]
		confidence := d.pictureClue(i, isAbove)
		if confidence < captionThreshold || n > 0 && confidence < 0.8 {
			break
		}
		picture := pictures[k]
		if isAbove {
			picture = pictures[len(pictures)-1-k]
		}
		d.bind(p, picture, confidence)
		n++
	}
}

func (d *draft) bind(p *paragraph, picture int, confidence float64) {
	p.settle(roleCaption, confidence)
	p.picture = picture
	p.photo, p.nameTag = namedPhoto(p.text)
}

// pictureClue says how likely the i-th paragraph, next to a picture, is its
// caption. Above a picture only a clear one counts, since there the text
// before it usually ends.
func (d *draft) pictureClue(i int, isAbove bool) float64 {
	p := d.paragraphs[i]
	if p.styled == roleCaption && p.isOpen() {
		return 0.98
	}
	if !d.mayBeCaption(p) || isCredit(p.text) || d.isHeadLike(&p) {
		return 0
	}
	clue := clueInText(p.text)
	isDistinct := p.look.centred || p.look.italic || d.bodySize > 0 && p.look.size > 0 && p.look.size < d.bodySize
	switch {
	case clue > 0:
		clue = max(clue, 0.9)
	case isDistinct && isWithin(p.text, 60):
		clue = 0.85
	case !isAbove && isWithin(p.text, 45) && strings.Count(p.text, "。") <= 1 && !strings.ContainsRune("“\"", firstRune(p.text)):
		clue = 0.65
	}
	return clue
}

// isHeadLike reports whether a paragraph has a head's label or weight.
func (d *draft) isHeadLike(p *paragraph) bool {
	if p.look.bold && !p.look.centred && !isEnded(p.text) && clueInText(p.text) == 0 {
		return true
	}
	l, ok := labelOf(p.text)
	return ok && !labelKinds[l.kind].needsSeries && clueInText(p.text) == 0
}

// captionsAbove reports whether the captions stand above their pictures: more
// clear ones above than below.
func (d *draft) captionsAbove() bool {
	above, below := 0, 0
	for i, p := range d.paragraphs {
		if len(p.pictures) == 0 || !p.isEmpty() {
			continue
		}
		if i > 0 && d.pictureClue(i-1, true) >= 0.8 {
			above++
		}
		if i+1 < len(d.paragraphs) && d.pictureClue(i+1, false) >= 0.8 {
			below++
		}
	}
	return above > below
}

package manuscript

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"broadsheet/backend/story"
)

// The patterns know the fixed phrases of newspapers. They are asked only
// about short paragraphs, so their cost does not grow with the text.

const han24 = `\p{Han}[\p{Han}·•]{1,7}` // a name: two to eight characters

var (
	// 本报记者 罗鸣 通讯员 张三 / 记者 张三 文/图 / 文/张三 图/李四 / 作者：张三
	bylineStart = regexp.MustCompile(`^[（(□■◎○●▲◆]?[\s　]*(?:(?:本报|本報|本刊|本社|本台|新华社|中新社|\p{Han}{2,8}(?:报|報|社|网|網|台))[\s　]*)?` +
		`(?:(?:全媒体|融媒体?|特约|特約|特派|见习|見習|实习|首席|驻\p{Han}{2,6}|联合|报道组|摄影|文字)[\s　]*)*` +
		`(?:记者|通讯员|通訊員|記者|评论员|撰稿人?|采写|采访|报道组|供稿|作者|撰文)`)
	bylineSlash = regexp.MustCompile(`^[（(]?(?:撰?文|图文|文字|文图|文并摄|文、图)[\s　]*(?:[/／|｜:：、&和]|并摄)`)
	bylineTail  = regexp.MustCompile(`^[（(]?(?:` + han24 + `[\s　、]*){1,3}(?:[/／|｜]?[\s　]*(?:文[/／、]图|文并摄|图文|撰文|/文|报道|采写))[)）]?$`)
	bylineLatin = regexp.MustCompile(`^(?i:(?:text |story |words |written |reported |report |text and (?:photos|photographs|pictures) |story and photos )?by)[:\s]+(?:[\p{Lu}][\p{L}.'’-]*|and|&|de|van|von|der|of|,|in|for|\s)+$`)
	// 记者手记 and the like are rubrics, not names.
	notByline = regexp.MustCompile(`(?:记者|作者|通讯员|记者团)(?:手记|观察|调查|来信|节|证|见闻|述评|感言|目击|走基层|按|简介|获悉|了解|从|在|看到|走进|来到|采访|站|会|们|问|说)`)

	datelineHan   = regexp.MustCompile(`^[（(【]?(?:本报|本刊|本台)?(?:\p{Han}{0,8}(?:讯|訊)|(?:新华社|中新社|中新网|央视网|人民网|据\p{Han}{2,8})?\p{Han}{0,12}\d{0,2}月?\d{1,2}日(?:电|電|讯|訊))[)）】]?(?:[\s　]*[（(].{2,40}[)）])?[：:]?$`)
	datelineLatin = regexp.MustCompile(`^[\p{Lu}][\p{Lu}\s.,'’-]{2,40}(?:\([^)]{1,20}\))?,?\s*(?:\p{L}{3,9}\.?\s+\d{1,2}(?:,?\s*\d{4})?|\d{1,2}\s+\p{L}{3,9}\.?)?\s*(?:\([^)]{1,30}\))?\s*(?:—|–|--|-)$`)
	dateOnly      = regexp.MustCompile(`^(?:\d{4}[-年./]\d{1,2}[-月./]\d{1,2}日?(?:[\s　]*(?:星期|周)[一二三四五六日天])?(?:[\s　]*\d{1,2}:\d{2}(?::\d{2})?)?|(?:\p{L}{3,9}\.?\s+\d{1,2},?\s+\d{4})|\d{1,2}\s+\p{L}{3,9}\.?\s+\d{4})$`)

	creditHan = regexp.MustCompile(`^[（(【\[]?[\s　]*(?:除署名外|除标注外|除注明外)?[，,]?(?:本版|本文|本组|本報|以上|文中|文内|本报道)?[，,]?(?:其余|其他|所有|全部|部分|均)?` +
		`(?:(?:图片|圖片|照片|摄影|攝影|供图|图片来源|图片提供|摄影报道|本版供图)(?:[\s　]*(?:除\p{Han}{2,10}外)?[，,]?(?:均|皆|都)?(?:由|系|为|為|來自|来自|选自).{1,40}|来源.{1,40}|均?资料图?)` +
		`|(?:图片?|圖片?|照片|摄影|攝影|供图|图片来源|图片提供)[\s　]*[/／|｜:：].{1,40}|图(?:均|皆|都)?由.{1,40}(?:提供|摄|供图))[)）】\]]?[。]?$`)
	creditName  = regexp.MustCompile(`^[（(]?(?:(?:本报|新华社|中新社)?(?:记者|通讯员)?[\s　]*)?(?:` + han24 + `[\s　、]*){1,4}[/／]?[\s　]*(?:摄|攝|摄影|供图|提供图片|摄影报道)[)）]?$`)
	creditLatin = regexp.MustCompile(`^\(?(?i:(?:all |cover )?(?:photos?|photographs?|pictures?|images?|photography)(?: courtesy(?: of)?| credits?| supplied| provided)?\s*(?:by|:|of|/|\|)).{2,100}\)?$`)

	noteStart = regexp.MustCompile(`^[（(【\[]?(?:注|附注|备注|註|编者按|编者注|编后|编后语|编辑手记|按语|来源|來源|稿件来源|资料来源|数据来源|文字来源|作者单位|作者简介|责任编辑|责编|本版责编|本版编辑|版式|美编|编辑|校对|审核|审校|审签|监制|统筹|策划|链接|延伸阅读|Sources?|Notes?|Editor['’]?s? note|About the author|Editors?|Contact)[\s　]*[】\]]?[：:／/]`)
	noteTail  = regexp.MustCompile(`^[（(](?:作者|本文|原载|完|下转|上接|来源|据|责编|编辑|本报).{0,60}[)）]$|^(?:下转|上接)第.{1,12}版.{0,4}$`)

	photoFile  = regexp.MustCompile(`(?i)^[\[【（(]?[\s　]*([\p{L}\p{N} _.()（）-]{1,60}\.(?:jpe?g|png|tiff?|webp|gif|bmp|heic|avif))[\s　]*[\]】）)]?[\s　]*[:：、—-]?[\s　]*`)
	photoMark  = regexp.MustCompile(`^[\[【（(<〔]?[\s　]*(?:图片?|照片|配图|题图|插图|圖片?|(?i:photo|picture|image|fig(?:ure)?\.?))[\s　]*(?:[（(]?([0-9０-９]{1,3}|[①-⑳]|[一二三四五六七八九十]{1,3})[)）]?)?[\s　]*[\]】）)>〕]?$`)
	captionNum = regexp.MustCompile(`^[▲▼△▽◀▶►◄◢◣↑↓←→\s　]*[（(\[【]?(?:图片?|照片|圖片?|(?i:photo|picture|fig(?:ure)?\.?))[\s　]*([0-9０-９]{1,3}|[①-⑳]|[一二三四五六七八九十]{1,3})[\s　]*(?:[)）\]】]|[:：.、．]|[\s　])`)
	captionKey = regexp.MustCompile(`^(?:[▲▼△▽◀▶►◄◢◣↑↓←→]|(?:图|圖|图片|照片|图片说明|图说|图注|题图|左图|右图|上图|下图|(?i:photo|caption|pictured))[\s　]*[:：]|图[为為](?:[^了何此什]|$))`)
	shotBy     = regexp.MustCompile(`(?:[\s　。，（(/／])(?:(?:新华社|中新社|本报)?(?:记者|通讯员|特约摄影|摄影师)?[\s　]*(?:\p{Han}[\p{Han}·]{0,5}[\s　、]*){1,4})(?:摄|攝|供图|/图|提供)[)）]?。?$|[（(](?:资料图片?|资料照片|档案照片|无人机照片|手机拍摄|网络图片)[)）]?。?$|(?i:\((?:photo|file photo|ap|afp|reuters|xinhua|courtesy)[^)]{0,40}\)\.?$)`)
)

// isByline reports whether a paragraph is nothing but who wrote it.
func isByline(text string) bool {
	if len(text) > 240 || strings.ContainsAny(text, "。！？；") {
		return false
	}
	if bylineLatin.MatchString(text) && columns(text) <= 100 {
		return true
	}
	if !isWithin(text, 40) || strings.ContainsAny(text, "，") || notByline.MatchString(text) {
		return false
	}
	return bylineStart.MatchString(text) && hasOnlyNames(text) || bylineSlash.MatchString(text) || bylineTail.MatchString(text)
}

// hasOnlyNames reports whether no stretch of Chinese characters is longer
// than a title with a name or an office can be.
func hasOnlyNames(text string) bool {
	run := 0
	for _, r := range text {
		run++
		if !isHan(r) {
			run = 0
		}
		if run > 16 {
			return false
		}
	}
	return true
}

// isName reports whether a line is one to three Chinese names and nothing else.
func isName(text string) bool {
	for _, name := range strings.FieldsFunc(text, func(r rune) bool { return isBlank(r) || r == '、' || r == '/' }) {
		n := utf8.RuneCountInString(name)
		isSplit := n == 1 && countInk(text) <= 4 // 罗　鸣
		if !isSplit && (n < 2 || n > 4) || !isHan(lastRune(name)) {
			return false
		}
	}
	return countInk(text) <= 9 && story.IsSurname(firstRune(text))
}

func isDateline(text string) bool {
	return isWithin(text, 48) && (datelineHan.MatchString(text) || datelineLatin.MatchString(text))
}

// isCredit reports whether a paragraph says where the photos are from.
func isCredit(text string) bool {
	if !isWithin(text, 60) || strings.ContainsAny(strings.TrimRight(text, "。）)"), "。！？；") {
		return false
	}
	if !strings.ContainsAny(text, "图圖照摄攝供") && !strings.ContainsAny(text, ":/|") && !strings.Contains(text, " by ") && !strings.Contains(text, " of ") {
		return false // spares most paragraphs the patterns
	}
	return creditHan.MatchString(text) || creditLatin.MatchString(text) || creditName.MatchString(text) && countInk(text) <= 16
}

func isNote(text string) bool {
	return len(text) < 1200 && noteStart.MatchString(text) || isWithin(text, 70) && noteTail.MatchString(text)
}

// hasDash reports whether a line begins as decks do.
func hasDash(text string) bool {
	for _, dash := range []string{"——", "—", "--", "―", "──", "–", "－－"} {
		if strings.HasPrefix(text, dash) {
			return true
		}
	}
	return strings.HasPrefix(text, "- ")
}

// isSignedShot reports whether a text ends with who took the photo.
func isSignedShot(text string) bool {
	end := text[max(0, len(text)-60):]
	return isWithin(text, 60) && strings.ContainsAny(end, "摄攝供图片料()（）") && strings.Count(text, "。") <= 3 && shotBy.MatchString(text)
}

// namedPhoto returns the photo that a caption names, as a number without
// leading zeros or as a file name, and the part of the text that is only a
// file name.
func namedPhoto(text string) (photo, nameTag string) {
	if len(text) > 600 {
		text = text[:600]
	}
	if m := photoFile.FindStringSubmatch(text); m != nil {
		return strings.TrimSpace(m[1]), m[0]
	}
	if m := captionNum.FindStringSubmatch(text); m != nil {
		return plainNumber(m[1]), ""
	}
	if r := firstRune(text); r >= '①' && r <= '⑳' {
		return plainNumber(string(r)), ""
	}
	return "", ""
}

package caption

import "testing"

// TestArchiveLabel holds that words about the files make a file photo of one
// only where they stand as a label does.
func TestArchiveLabel(t *testing.T) {
	for text, want := range map[string]bool{
		"早市一角（资料图片）。":                                      true,
		"早市一角（新华社资料图片）。":                                   true,
		"早市一角（资料图片，2012年摄）":                                true,
		"早市一角【资料图】":                                        true,
		"早市一角。资料图片":                                        true,
		"早市一角。 资料图片 张三 摄":                                  true,
		"早市一角。资料图片由文化馆提供。":                                 true,
		"早市一角　资料图":                                         true,
		"早市一角，资料图片。":                                       true,
		"资料图：早市一角。":                                        true,
		"资料图片 早市一角。":                                       true,
		"图为资料图片。":                                          true,
		"老街旧貌（档案照片）。":                                      true,
		"早市一角（資料圖片）。":                                      true,
		"The market (file photo).":                         true,
		"The market. File photo":                           true,
		"File photo: the market.":                          true,
		"The market is seen in this file photo from 2012.": true,

		"市民参观老街资料图片展。":                              false,
		"资料图片展开幕。":                                  false,
		"城市资料图片馆内景。":                                false,
		"志愿者整理资料图册。":                                false,
		"研究人员翻看资料照片集。":                              false,
		"老人捐出一批资料图片。":                               false,
		"展柜里的资料图片吸引了观众。":                            false,
		"（右）资料图片展的策展人。":                             false,
		"讲解员介绍“资料图片里的老街”展览。":                        false,
		"（市资料图片馆供图）":                                false,
		"Visitors at the file photo exhibition.":    false,
		"Readers in the archive photo library.":     false,
		"She gave the town her archive photographs": false,
	} {
		if got := isLabelledArchive(text); got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}

package story

// surnames are the hundred most frequent ones of one sign, in both scripts.
const surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭蔣葉蘇魏呂盧鍾譚陸範賈鄒龍賀顧龔萬錢嚴湯"

var isSurname = func() map[rune]bool {
	out := map[rune]bool{}
	for _, r := range surnames {
		out[r] = true
	}
	return out
}()

// IsSurname reports whether a sign is a frequent Chinese family name. Many of
// them are words as well.
func IsSurname(r rune) bool { return isSurname[r] }

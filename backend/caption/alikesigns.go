package caption

import "strings"

// Two Chinese names that differ in one sign are far more often two people
// (张晓明 and 张晓华 are brothers) than one name written twice. Signs that sound
// alike in the input method, or look alike, are what is mistaken for another.

// soundAlike are signs of given names with one sound, tones aside.
var soundAlike = strings.Fields(`
	晓小筱潇萧霄笑孝效 峰锋丰风枫凤烽 明铭鸣名茗 华花桦骅化 伟卫维炜玮薇威微为蔚巍唯 丽莉利俐立力黎理礼励
	军君钧均俊骏峻 建健剑坚简俭鉴 辉晖慧惠会蕙徽卉汇 平萍苹 霞侠夏 芳方放 娟涓鹃 林琳霖麟临 玲铃灵凌岭龄
	梅美玫媚 英瑛莹颖盈樱映影 燕艳彦岩妍雁焰严颜延 勇永咏泳 玉宇雨渝瑜煜钰郁育语羽裕昱豫 杰洁捷婕节
	静晶京敬竞靖婧菁景 新欣鑫馨心昕 红宏洪虹鸿弘 国果 志智之芝治致知直芷 忠中钟仲 青清庆晴卿 雪学 祥翔香湘向
	阳洋扬杨 涛韬桃陶 斌彬滨宾 波博勃泊 超朝潮 春纯淳 东冬栋 刚钢纲岗 光广 浩昊皓豪 和河荷贺赫 佳嘉家加
	金锦进瑾晋津 凯恺开楷 科可克珂 坤昆琨 兰岚蓝澜 磊雷蕾 亮良梁 龙隆 路璐露 宁凝 鹏朋蓬 琪琦奇祺启齐旗
	琴勤芹 荣容蓉榕 瑞睿锐蕊 山珊姗 生胜升圣盛声 书淑舒树 松嵩 婷亭庭廷 文雯闻温 贤先显娴 兴星幸 秀修
	旭绪 轩萱宣璇 雅亚 怡义艺毅益逸仪依宜奕 友有 月悦跃越岳 云芸运韵 珍真震振贞镇 正政征铮 舟洲周 子紫梓`)

// lookAlike are signs that are taken for one another by the eye, in print and
// in text that was read from paper.
var lookAlike = strings.Fields(`
	鸣呜 未末 己已巳 晴睛 钰珏 玟玫 旻昊 晟晨 天夭 士土 千干于 申甲由田 侯候 戊戌 沈沉 祎袆 徽微 治冶
	佳住 瑞端 淼森 享亨 博搏 宣宜 祺棋 怡恰 彤形 日曰 人入 大太 刀力 冉再 侠挟 洋祥 杨扬`)

// areAlike reports whether one group holds both signs.
func areAlike(groups []string, a, b rune) bool {
	for _, g := range groups {
		if strings.ContainsRune(g, a) && strings.ContainsRune(g, b) {
			return true
		}
	}
	return false
}

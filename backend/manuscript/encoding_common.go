package manuscript

// commonHan holds the characters that make up about two thirds of any Chinese
// text, in both forms. A text decoded by the wrong encoding has few of them.
var commonHan = runeSet(simplifiedCommon + simplifiedOnly + traditionalOnly)

const (
	// simplifiedCommon are frequent characters that both forms share or that
	// stand in the list for their rank.
	simplifiedCommon = "的一是不了在人有我他中大上到子和你地出道也年得就那要下以生自着去之家可她里小心多天而能好都然日起成事只作想看文手十用主行方又如前所本面公同三已老知民分外但身些高意把法此回二理美月明其全工己者向情部正名定女力等很最新打便位因重被走四第相次政海口使教西再平真世信北少加化由却代入先山五太水市眼才比住九笑性通目立命活神件安表原白路期叫死常提感金何更反合放做或司利受光王果界及今京制解各任至清物台象共接它特望直服毛林建南度色字交百吃科怎元社六功指思非流每青管夫花快院言往近留治周保半候七必城父步完革深即求品士量空技程告江英基派式李息呢令德收倒未持取始版史商千片容研像找友孩站改形委早房音火首影失拿香似斯石若兵弟校志究包造落志喜么后里于干"
	// simplifiedOnly and traditionalOnly are the same characters in their two
	// forms; they also tell the locales apart.
	simplifiedOnly  = "这来国个说们为时会学对没还发当开见经头动两长样现将与进实点声话问机给几业间电门东关并内军产万体别处总场师书员华报马张难数车应亲务风战觉题统请爱让认论义术结连远资队带条变联权该领传红决达办运强区转众轻语满写识极黄脸钱党设双历无过种从听气边记许议单组织广导协调构养评农乡银铁钟错"
	traditionalOnly = "這來國個說們為時會學對沒還發當開見經頭動兩長樣現將與進實點聲話問機給幾業間電門東關並內軍產萬體別處總場師書員華報馬張難數車應親務風戰覺題統請愛讓認論義術結連遠資隊帶條變聯權該領傳紅決達辦運強區轉眾輕語滿寫識極黃臉錢黨設雙歷無過種從聽氣邊記許議單組織廣導協調構養評農鄉銀鐵鐘錯"
)

func runeSet(s string) map[rune]bool {
	set := map[rune]bool{}
	for _, r := range s {
		set[r] = true
	}
	return set
}

namespace B2BAccounts.Api.Demo;

/// <summary>
/// The demo's companies: number, tier, habit, ISIC class, city, legal name, local name. We sell bearings and linear guides, so our
/// customers make parts (tier 2) and machines (tier 3); tier 1 supplies them and tier 4 buys from them.
/// </summary>
public static class DemoCompanyList
{
    public const string Text = """
        D1001|1|Stranger|2410|Wuhan|Wuhan Qilan Special Steel Co., Ltd.|武汉岐澜特钢有限公司
        D1002|1|Stranger|2410|Shanghai|Shanghai Yaohe Alloy Co., Ltd.|上海曜禾合金有限公司
        D1003|1|Stranger|2420|Chongqing|Chongqing Muxin Non-ferrous Metals Co., Ltd.|重庆牧歆有色金属有限公司
        D1004|1|Stranger|2013|Ningbo|Ningbo Haosun Engineering Plastics Co., Ltd.|宁波皓榫工程塑料有限公司
        D1005|1|Stranger|2431|Qingdao|Qingdao Daijun Foundry Co., Ltd.|青岛岱钧铸造有限公司
        D1006|1|Ordinary|2591|Wuxi|Wuxi Liheng Forging Co., Ltd.|无锡砺珩锻造有限公司
        D1007|1|Stranger|2022|Guangzhou|Guangzhou Linzhao Lubricants Co., Ltd.|广州麟沼润滑油有限公司
        D1008|1|Stranger|2410|Tangshan|Tangshan Cangmo Wire Rod Co., Ltd.|唐山苍墨线材有限公司
        D1009|1|Stranger|2393|Suzhou|Suzhou Ruoyin Technical Ceramics Co., Ltd.|苏州若茵工业陶瓷有限公司
        D1010|1|Stranger|2410|Gothenburg|Norrfjellet Specialstål AB
        D1011|1|Stranger|2420|Rotterdam|Vandermoer Aluminium B.V.
        D1012|1|Ordinary|2431|Dalian|Dalian Kuncheng Precision Casting Co., Ltd.|大连鲲橙精密铸造有限公司
        D1013|1|Stranger|3830|Tianjin|Tianjin Huanlu Metal Recovery Co., Ltd.|天津寰麓金属再生有限公司
        D1014|1|Stranger|2610|Shenzhen|Shenzhen Xuanche Sensors Co., Ltd.|深圳璇澈传感器有限公司
        D2001|2|Excellent|2710|Wuxi|Wuxi Langyue Motors Co., Ltd.|无锡朗玥电机有限公司
        D2002|2|Excellent|2814|Hangzhou|Hangzhou Chengyu Gearboxes Co., Ltd.|杭州澄屿减速机有限公司
        D2003|2|Good|2813|Shanghai|Shanghai Fuliu Pumps Co., Ltd.|上海芾流泵业有限公司
        D2004|2|Good|2812|Ningbo|Ningbo Hanchuan Hydraulics Co., Ltd.|宁波瀚舡液压有限公司
        D2005|2|Slowing|2814|Taizhou|Taizhou Beiran Transmission Co., Ltd.|台州贝苒传动有限公司
        D2006|2|Ordinary|2592|Dongguan|Dongguan Shuojin Machining Co., Ltd.|东莞硕槿机械加工有限公司
        D2007|2|Stranger|2814|Luoyang|Luoyang Zhengtuo Drives Co., Ltd.|洛阳筝拓驱动有限公司
        D2008|2|Good|2930|Changchun|Changchun Yirui Auto Parts Co., Ltd.|长春翊睿汽车零部件有限公司
        D2009|2|Excellent|2710|Shenzhen|Shenzhen Lingxi Servo Co., Ltd.|深圳泠犀伺服有限公司
        D2010|2|Ordinary|2813|Dalian|Dalian Haoran Valves Co., Ltd.|大连颢苒阀门有限公司
        D2011|2|Stranger|2710|Changzhou|Changzhou Jiman Electric Motors Co., Ltd.|常州霁蔓电机有限公司
        D2012|2|Stranger|2812|Jinan|Jinan Shanze Fluid Power Co., Ltd.|济南杉泽流体动力有限公司
        D2013|2|Good|2814|Stuttgart|Bruckhauser Antriebe GmbH
        D2014|2|Ordinary|2813|Leeds|Kestrelton Pumps Ltd
        D2015|2|Excellent|2930|Guangzhou|Guangzhou Mingqi Chassis Systems Co., Ltd.|广州茗圻底盘系统有限公司
        D2016|2|Slowing|2592|Suzhou|Suzhou Yanhe Precision Parts Co., Ltd.|苏州砚荷精密零件有限公司
        D2017|2|Fresh|2710|Hefei|Hefei Xingyao Micro Motors Co., Ltd.|合肥杏曜微电机有限公司
        D2018|2|Dormant|2814|Chongqing|Chongqing Tuoyan Gears Co., Ltd.|重庆柘岩齿轮有限公司
        D2019|2|Stranger|2813|Wuhan|Wuhan Jiangyin Compressors Co., Ltd.|武汉绛隐压缩机有限公司
        D2020|2|Ordinary|2930|Tianjin|Tianjin Boqi Axles Co., Ltd.|天津泊崎车桥有限公司
        D2021|2|Stranger|2930|Shanghai|Shanghai Weilan Steering Co., Ltd.|上海葳岚转向系统有限公司
        D2022|2|Good|2812|Milan|Oleodinamica Trevalli S.r.l.
        D2023|2|Stranger|2814|Chicago|Harrowgate Gear Works, Inc.
        D2024|2|Ordinary|2710|Qingdao|Qingdao Haimian Electric Drives Co., Ltd.|青岛海沔电驱有限公司
        D3001|3|Excellent|2822|Shenyang|Shenyang Zhuoshan Machine Tools Co., Ltd.|沈阳卓杉机床有限公司
        D3002|3|Excellent|2829|Suzhou|Suzhou Yunque Robotics Co., Ltd.|苏州芸阙机器人有限公司
        D3003|3|Good|2816|Shanghai|Shanghai Tingqiao Lifting Equipment Co., Ltd.|上海霆峤起重设备有限公司
        D3004|3|Good|2824|Xuzhou|Xuzhou Yuelu Construction Machinery Co., Ltd.|徐州钺麓工程机械有限公司
        D3005|3|Slowing|2826|Shaoxing|Shaoxing Jinsuo Textile Machinery Co., Ltd.|绍兴锦梭纺织机械有限公司
        D3006|3|Ordinary|2825|Qingdao|Qingdao Maixiang Food Machinery Co., Ltd.|青岛麦舫食品机械有限公司
        D3007|3|Excellent|2829|Shenzhen|Shenzhen Feichi Automation Co., Ltd.|深圳霏驰自动化有限公司
        D3008|3|Stranger|2822|Dalian|Dalian Moyun CNC Co., Ltd.|大连墨筠数控有限公司
        D3009|3|Failing|2821|Luoyang|Luoyang Gengtian Tractors Co., Ltd.|洛阳耕甸拖拉机有限公司
        D3010|3|Good|2819|Hangzhou|Hangzhou Qinglan Air Systems Co., Ltd.|杭州擎岚气体系统有限公司
        D3011|3|Stranger|2829|Dongguan|Dongguan Zhiyuan Packaging Lines Co., Ltd.|东莞枳沅包装设备有限公司
        D3012|3|Excellent|2811|Yantai|Yantai Haoyang Wind Power Equipment Co., Ltd.|烟台灏飏风电设备有限公司
        D3013|3|Ordinary|2816|Chengdu|Chengdu Jingyun Elevators Co., Ltd.|成都泾筠电梯有限公司
        D3014|3|Stranger|2829|Stuttgart|Falkenrieder Automation GmbH
        D3015|3|Good|2822|Stuttgart|Weidlinger Werkzeugmaschinen GmbH
        D3016|3|Ordinary|2825|Milan|Molini Castelgrano S.p.A.
        D3017|3|Good|2829|Chicago|Tessalon Robotics, Inc.
        D3018|3|Lost|2826|Wuxi|Wuxi Zhisuo Looms Co., Ltd.|无锡芷梭织机有限公司
        D3019|3|Fresh|2824|Changsha|Changsha Yuanzhuo Drilling Equipment Co., Ltd.|长沙沅卓钻探设备有限公司
        D3020|3|Slowing|2825|Guangzhou|Guangzhou Yinlu Beverage Machinery Co., Ltd.|广州茵露饮料机械有限公司
        D3021|3|Stranger|2816|Guangzhou|Guangzhou Yuesheng Lifts Co., Ltd.|广州玥升电梯有限公司
        D3022|3|Dormant|2821|Jinan|Jinan Hesui Harvesters Co., Ltd.|济南禾穗耘收割机有限公司
        D3023|3|Good|2811|Hamburg|Nordwehr Windtechnik GmbH
        D3024|3|Ordinary|2829|Tianjin|Tianjin Jingche Semiconductor Tools Co., Ltd.|天津晶澈半导体设备有限公司
        D3025|3|Stranger|2811|Wuxi|Wuxi Fengmian Turbines Co., Ltd.|无锡沣沔风机有限公司
        D4001|4|Stranger|2910|Changchun|Changchun Tuohang Automobile Co., Ltd.|长春柘航汽车有限公司
        D4002|4|Stranger|2910|Guangzhou|Guangzhou Yuchen New Energy Vehicles Co., Ltd.|广州彧宸新能源汽车有限公司
        D4003|4|Stranger|3510|Beijing|Beijing Lvyuan Wind Farms Co., Ltd.|北京渌塬风电场有限公司
        D4004|4|Good|4659|Shanghai|Shanghai Hengbo Machinery Trading Co., Ltd.|上海珩泊机械贸易有限公司
        D4005|4|Stranger|1104|Chengdu|Chengdu Qingxi Beverages Co., Ltd.|成都箐溪饮料有限公司
        D4006|4|Stranger|1312|Shaoxing|Shaoxing Lanzhi Textiles Co., Ltd.|绍兴岚织纺织有限公司
        D4007|4|Stranger|0510|Taiyuan|Taiyuan Heyao Mining Co., Ltd.|太原禾曜矿业有限公司
        D4008|4|Excellent|4659|Shenzhen|Shenzhen Qianji Industrial Supply Co., Ltd.|深圳谦霁工业品有限公司
        D4009|4|Stranger|4210|Chongqing|Chongqing Qiaoling Road Construction Co., Ltd.|重庆桥翎路桥建设有限公司
        D4010|4|Ordinary|4659|Rotterdam|Maasvliet Industrial Supplies B.V.
        D4011|4|Stranger|2910|Gothenburg|Skärvholm Lastvagnar AB
        D4012|4|Stranger|1061|Milan|Pastificio Orlandesi S.p.A.
        D4013|4|Stranger|5210|Ningbo|Ningbo Gangxu Warehousing Co., Ltd.|宁波港栩仓储有限公司
        D4014|4|Stranger|2610|Suzhou|Suzhou Weixin Semiconductors Co., Ltd.|苏州葳芯半导体有限公司
        D4015|4|Good|4659|Chicago|Lakebridge Motion Components, Inc.
        D4016|4|Stranger|6420|Shanghai|Shanghai Zhuoshan Holding Co., Ltd.|上海卓杉控股有限公司
        D4017|4|Stranger|2814|Leeds|Ashmoor Bearings plc
        """;
}

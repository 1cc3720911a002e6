window.waymarkIndex = {
"guides/asking.html":"about admired ask count day did first happened hopes listen meeting never once opens question seven silence times too twice what why yes you",
"guides/first-meeting.html":"advise ask before building enough form hello profile rapport read say see the you",
"roadmap/building-rapport.html":"take time your",
"roadmap/looking-back.html":"helped say what",
"guides/index.html":"and short worth",
"about/rules.html":"always come early good mostly ones short time",
"index.html":"diary first look map meeting open read the",
"roadmap/index.html":"you",
"forms/profile.html":"can diary guide members read scheme see the"
};

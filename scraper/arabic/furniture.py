"""Phrases of page furniture: what publishers print around an article and never inside one.

Phrases are compared folded (``text.fold``: no marks, one spelling of alef, ya and ta marbuta), so
each stands here once, in plain spelling. Source: the habits of Arabic news sites at large, as
their themes and content systems print them; English ones where Arabic themes leave them in.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final

from scraper.arabic.text import fold
from scraper.compiled import compiled

# Openings by which a line sends the reader to another article: whatever follows belongs to them.
READ_ALSO = """
اقرأ أيضا | إقرأ أيضا | اقرا ايضا | اقرأي أيضا | اقرؤوا أيضا | اقرأوا أيضا | اقرأ كذلك
واقرأ أيضا | اقرأ عن | اقرأ حول | اقرأ المزيد | اقرأ أكثر | اقرأ التفاصيل | اقرأ في | اقرأ من
للمزيد من الأخبار | للمزيد من المعلومات اضغط | لمزيد من الأخبار | شاهد أيضا | شاهدوا أيضا
شاهد المزيد | شاهد كذلك | طالع أيضا | طالع المزيد | طالعوا أيضا | إقرأ المزيد | يقرأ أيضا
تصفح أيضا | انظر أيضا | راجع أيضا | ننصح بقراءة | نرشح لك | رشحنا لك | نقترح عليك
اقرأوا المزيد | اقرؤوا المزيد | يمكنك أن تقرأ | يمكنكم قراءة | يمكنك قراءة | يمكنك أيضا قراءة
اقرئي أيضا | اقرئي المزيد | تابعي المزيد | تابع المزيد | تابعوا المزيد | تابعي أيضا | تابع أيضا
قد تقرأ أيضا | قد تقرؤون أيضا | يمكنكم أيضا قراءة
اقرأ القصة | اقرأ الخبر | اقرأ التقرير | اقرأ المقال | اقرأ النص | اقرأ التحقيق | اقرأ الحوار
شاهدي أيضا | شاهدي المزيد | طالعي أيضا | قد يهمكم أيضا | قد يعجبكم أيضا
اقرأ ايضا | قد يهمك أيضا | قد يعجبك أيضا | read also | also read | see also
بیشتر بخوانید | بیشتر ببینید | همچنین بخوانید | حتما بخوانید | این خبر را هم بخوانید
یہ بھی پڑھیں | مزید پڑھیں | یہ بھی دیکھیں | زیاتر بخوێنەوە | ئەمەش بخوێنەوە | نور ولولئ | نور ولولۍ
bunu da oku | bunlar da ilginizi çekebilir | ayrıca okuyun | קראו גם | קרא גם | ראו גם
"""

# Labels over what readers say of the article, and over the form in which they do.
COMMENT_LABELS = """
التعليقات | تعليقات | تعليقات حول الموضوع | تعليقات حول الخبر | التعليقات على الخبر
آراء القراء | تعليقات الزوار | عدد التعليقات | تعليقات القراء | أضف تعليق
أضف تعليقا | اضف تعليقك | أضف تعليقك | اترك تعليقا | اترك تعليقك | اكتب تعليقك | اكتب تعليقا
شارك برأيك | شاركنا برأيك | شاركنا رأيك | أضف ردا | اترك ردا | اترك رد | كن أول من يعلق
لا توجد تعليقات | لا يوجد تعليقات | الرجاء تسجيل الدخول للتعليق | سياسة التعليقات | إضافة تعليق
فضاء التعليق | مرحبا بكم في فضاء التعليق | comments | leave a reply | leave a comment
no comments | no comments yet | add a comment | post a comment | write a comment
commentaires | ajouter un commentaire | laisser un commentaire | vos commentaires
réagir à cet article
"""

# Labels that announce a block of links; as a line's opening only before a colon, bar or link.
BLOCK_LABELS = f"""{COMMENT_LABELS}
ما هو انطباعك | ما انطباعك | ما هو رد فعلك | استطلاع رأي | قد تعجبك هذه المشاركات
المشاركات الشائعة من هذه المدونة
المزيد من | المزيد | مزيد من الأخبار | للمزيد | شاهد بالفيديو | لا يفوتك | لا تفوت | لا تفوتك
للمزيد من | لمزيد من | قد يعجبك | قد يعجبك أيضا | ربما يعجبك | ربما يعجبك أيضا | قد يهمك
قد يهمك أيضا | قد تهمك | ربما يهمك | يمكنك أن تقرأ | يمكنكم قراءة | يمكنك قراءة | موضوع ذو صلة
موضوع متعلق | موضوع يهمك | مواضيع تهمك | مواضيع قد تهمك | مواضيع ذات صلة | مواضيع ذات علاقة
مواضيع مشابهة | مواضيع مرتبطة | مواضيع متعلقة | مواضيع أخرى | مواضيع ساخنة | مواضيع مختارة
مواضيع مقترحة | الموضوعات المتعلقة | موضوعات متعلقة | موضوعات ذات صلة | موضوعات مشابهة
مقالات ذات صلة | مقالات ذات علاقة | مقالات مشابهة | مقالات متعلقة | مقالات مرتبطة | مقالات أخرى
مقالات مقترحة | أخبار ذات صلة | أخبار ذات علاقة | أخبار متعلقة | أخبار مشابهة | أخبار مرتبطة
أخبار أخرى | أخبار مقترحة | أخبار قد تهمك | أخبار تهمك | أخبار ذات الصلة | الأخبار المتعلقة
الأخبار ذات الصلة | المقالات ذات الصلة | تقارير ذات صلة | تقارير متعلقة | قصص ذات صلة
قصص مقترحة | قصص أخرى | محتوى ذو صلة | محتوى مشابه | محتوى مقترح | ذات صلة | ذو صلة
روابط ذات صلة | روابط مشابهة | في نفس السياق | في السياق ذاته أيضا | من نفس القسم
المزيد في | المزيد من الأخبار | المزيد حول | المزيد عن | اخترنا لك | اخترنا لكم
خبر ذو صلة | مادة ذات صلة | مواد ذات صلة | قصة ذات صلة | موضوع متصل | مقالات قد تعجبك
نرشح لكم قراءة | ننصحك بقراءة | نوصي بقراءة | اقرأ لنفس الكاتب | الأكثر قراءة اليوم | الرائج الآن
هذا الخبر قد يهمك | قصص قد تهمك | مقالات قد تهمك | خبر قد يهمك | المزيد حول الموضوع
مختارات | توصياتنا | الأكثر قراءة | الأكثر مشاهدة | الأكثر تصفحا | الأكثر تداولا | الأكثر شيوعا
الأكثر شعبية | الأكثر تفاعلا | الأكثر تعليقا | الأكثر إرسالا | الأكثر رواجا | الأعلى مشاهدة
آخر الأخبار | أحدث الأخبار | أهم الأخبار | آخر المستجدات | آخر المواضيع | أحدث المواضيع
أحدث المقالات | آخر المقالات | أخبار عاجلة | عاجل الآن | الخبر السابق | الخبر التالي
المقال السابق | المقال التالي | المقالة السابقة | المقالة التالية | الموضوع السابق
الموضوع التالي | السابق بوست | القادم بوست | التدوينة السابقة | التدوينة التالية | تصفح المقالات
تصفح المقالة
شارك المقال | شارك الخبر | شارك هذا | شارك هذا الخبر | شارك هذا المقال | شاركها | شاركه | شارك على
شارك عبر | شارك هذا الموضوع | شارك الموضوع | انشر الخبر | مشاركة الخبر | مشاركة المقال
مشاركة هذا الخبر | مشاركة عبر | مشاركة على | مشاركة الموضوع | شارك مع أصدقائك | شارك القصة | شارك
الوسوم | وسوم | الكلمات المفتاحية | كلمات مفتاحية | كلمات البحث | كلمات الدلالة | كلمات دلالية
الكلمات الدلالية
تاجات | تاغات | علامات | دلالات | الأوسمة | هاشتاغ | هاشتاج | العلامات | tags | keywords
استطلاع الرأي | استطلاع | استفتاء | تصويت | شارك في الاستطلاع | النشرة البريدية | النشرة الإخبارية
القائمة البريدية | اشترك في النشرة | اشترك في النشرة البريدية | اشترك في نشرتنا البريدية
اشتركوا في النشرة البريدية | اشتركوا في نشرتنا البريدية | اشترك معنا
ادعم الصحافة المستقلة | ادعموا الصحافة المستقلة | ادعم الصحافة الحرة | ادعم صحافتنا | ادعم الموقع
نبذة عن الكاتب | عن الكاتب | عن المؤلف
عن كاتب المقال | مقالات الكاتب | مقالات للكاتب | مقالات أخرى للكاتب | المزيد من مقالات
مواضيع الكاتب
نبذة عن المؤلف | فيديو ذو صلة | فيديوهات ذات صلة | إعلان | إعلانات | إعلان ممول | محتوى ممول
محتوى إعلاني | روابط ممولة | مساحة إعلانية | advertisement | sponsored | related | related news
related articles | related posts | read also | read more | you may also like | share
share this | most read | trending | recommended | related stories | related topics | related content
you might also like | you may like | see also | more stories | more news | more from this category
further reading | recent posts | recent articles | recent comments | popular posts | latest news
latest posts | most popular | don t miss | previous post | next post | previous article
next article | tagged | tagged with
عن الموقع | نبذة عن الموقع | عن الصحيفة | عن الجريدة | عن الوكالة | كلمات دالة | الكلمات الدالة
articles similaires
sur le même sujet
à lire aussi | lire aussi | lire également | les plus lus | les plus lues | dernières nouvelles
dernières infos
partager | mots clés | étiquettes | étiquette | dans la même rubrique | vous aimerez aussi
vous pourriez aussi aimer | articles récents | articles liés | articles connexes | voir aussi
à voir aussi | dans la même catégorie | article précédent | article suivant | commentaires récents
more | التسجيلات الصوتية | كل التسجيلات | استمع إلى المقال | استمع للمقال | استمع الى الخبر
استمع | ملخص الخبر | ملخص المقال | ملخص سريع
جدول المحتويات | محتويات المقال | فهرس المقال | محتويات الموضوع
اظهر الملخص | إظهار الملخص | عرض الملخص | ملخص الذكاء الاصطناعي | ملخص بالذكاء الاصطناعي
ملخص بواسطة الذكاء الاصطناعي | ملخص آلي | خلاصة بالذكاء الاصطناعي
مطالب مرتبط | اخبار مرتبط | خبرهای مرتبط | مطالب پیشنهادی | پربازدیدترین ها | پربازدیدترین‌ها
پربازدیدها | آخرین اخبار | تازه ترین اخبار | نظر شما | نظرات کاربران | ارسال نظر | دیدگاه ها
دیدگاه‌ها | دیدگاهتان را بنویسید | برچسب ها | برچسب‌ها | کلیدواژه ها | کلیدواژه‌ها | اشتراک گذاری
متعلقہ خبریں | متعلقہ مضامین | متعلقہ عنوانات | اسی بارے میں | تازہ ترین | تازہ ترین خبریں
سب سے زیادہ پڑھی جانے والی خبریں | مقبول خبریں | تبصرے | تبصرہ کریں | شیئر کریں | ٹیگز
بابەتی پەیوەندیدار | بابەتە پەیوەندیدارەکان | هەواڵی پەیوەندیدار | زۆرترین خوێنراو | کۆمێنتەکان
تاگەکان | اړوند خبرونه | اړوندې ليکنې | ډېر لوستل شوي | تبصرې | ټاګونه
ilgili haberler | benzer haberler | en çok okunanlar | son haberler
yorumlar | yorum yaz
etiketler | paylaş | כתבות נוספות | כתבות קשורות | הנקראות ביותר | תגובות | תגיות | שתפו
"""

# Labels of a slot, a row of buttons or a player: what stands below them is not theirs, and may well
# be the article.
SLOT_LABELS = """
إعلان | إعلانات | الإعلانات | إعلان ممول | مساحة إعلانية | مادة إعلانية | advertisement | ad | ads
إعلان مدفوع | محتوى ممول | محتوى مدفوع | محتوى إعلاني
publicité | partager | sponsored | شارك | شارك المقال | شارك الخبر | شارك هذا | شارك هذا الخبر
شارك هذا المقال | شاركها
شاركه | شارك على | شارك عبر | شارك هذا الموضوع | شارك الموضوع | انشر الخبر | مشاركة الخبر | مشاركة
مشاركة المقال | مشاركة هذا الخبر | مشاركة عبر | مشاركة على | مشاركة الموضوع | شارك مع أصدقائك
شارك القصة | share | share this | استمع إلى المقال | استمع للمقال | استمع الى الخبر | استمع
استمع إلى الخبر | استمع إلى النص | استمع للنص
"""

# Whole lines (or openings of lines) that are furniture by themselves, whatever follows.
LINE_OPENINGS = """
للمزيد من أخبار | للمزيد من الأخبار | لمزيد من الأخبار | للمزيد اضغط | للمزيد تابع | للمزيد تابعوا
المعلومات الواردة في هذا الموقع | المعلومات الواردة في هذا المقال لا
الصورة من موقع | الصورة من حساب | الصورة من صفحة | الصور من موقع | الصور من حساب
قيم هذا المحتوى | قيم هذا الخبر | قيم الخبر | تقييم الخبر | تقييم المقال | تقييم الموضوع
تابعنا على | تابعنا عبر | تابعونا على | تابعونا عبر | تابع آخر الأخبار | تابعوا آخر الأخبار
تابعوا أخبار | تابع أخبار | تابعوا حسابنا | تابعوا صفحتنا | تابع صفحتنا | تابعوا قناتنا
تابعينا على | تابعينا عبر | شاركنا رأيك | شاركينا رأيك | شاركونا رأيكم | شاركونا آراءكم
اشتركي في | انضمي إلى قناتنا | انضمي إلى مجموعتنا | حملي تطبيق | ساهم بنشر | ساهموا بنشر
لا تنس الاشتراك في | لا تنسوا الاشتراك في | أرسل هذا الخبر | أرسل هذا المقال | انقر للمشاركة
اضغط للمشاركة | الصورة من الأنترنت | nombre de lectures | nombre de vues | envoyer à un ami
تابع قناتنا | تابعوا كل | تابع موقعنا | تابعوا موقعنا | لمتابعة آخر الأخبار | لمتابعة أخبار
لمتابعة أحدث الأخبار | لمتابعة المزيد | لمتابعة اخر | يمكنكم متابعة | يمكنك متابعة | للاشتراك في
اشترك في قناة | اشترك في قناتنا | اشتركوا في قناتنا | اشترك الآن | اشتركوا الآن | اشترك بالنشرة
اشترك ليصلك | سجل بريدك | أدخل بريدك | ادخل بريدك الإلكتروني | انضم إلى قناتنا | انضم إلينا
انضموا إلى قناتنا | انضموا إلينا | انضم الى قناة | انضم إلى قناة | انضم لقناتنا | حمل تطبيق
حملوا تطبيق | حمل التطبيق | قم بتحميل تطبيق | حمّل تطبيقنا | نزل تطبيق | نزلوا تطبيق
للاطلاع على المزيد | جميع الحقوق محفوظة | كل الحقوق محفوظة | حقوق النشر محفوظة | الحقوق محفوظة
جميع الصور محفوظة | تم حظر دخولك إلى المحادثة | تم إغلاق المناقشة
حقوق الطبع والنشر | copyright | لا مانع من الاقتباس | يسمح بالاقتباس | نسخ الرابط | انسخ الرابط
تم نسخ الرابط | الرابط المختصر | رابط مختصر | رابط الخبر | رابط المقال | طباعة الخبر
طباعة المقال | أرسل الخبر | أرسل إلى صديق | ارسل لصديق | ارسال لصديق | اضغط هنا للاشتراك
اضغط هنا لمتابعة | اضغط هنا للمزيد | هل لديك خبر | هل أعجبك | قيم هذا المقال | هل كان هذا المقال
نستخدم ملفات تعريف الارتباط | يستخدم هذا الموقع ملفات | هذا الموقع يستخدم ملفات | نستخدم الكوكيز
باستخدامك هذا الموقع | باستمرارك في تصفح | سياسة الخصوصية | شروط الاستخدام | الشروط والأحكام
اتصل بنا | please enable javascript | javascript is required | view the discussion thread
partager sur | tous droits réservés | aucun commentaire | جاري التحميل | تحميل المزيد
عدد المشاهدات | عدد الزيارات | عدد القراءات | عدد مرات القراءة | عدد مرات المشاهدة | عدد القراء
عدد الزوار | هل ترغب بالتعليق | هل ترغب في التعليق | هل تريد التعليق | لا تتردد في إضافة تعليقك
مشاهدة المزيد | مشاهدات عالية | وقت القراءة | مدة القراءة | زمن القراءة | دقيقة للقراءة
دقائق للقراءة | تصغير الخط | تكبير الخط | حجم الخط | الآراء الواردة أدناه | الآراء المنشورة
التعليقات الواردة | التعليقات المنشورة لا تعبر | الآراء الواردة في المقال | الآراء الواردة لا تعبر
الآراء الواردة في هذا | الآراء الواردة في هذه | الآراء المطروحة لا تعبر | الآراء المطروحة في هذا
آراء الكتاب لا تعبر | جميع الآراء الواردة
المقالات المنشورة لا تعبر | ما ينشر في هذه الصفحة | هذا المقال يعبر عن رأي | المقال لا يعبر
follow us | subscribe | story continues | article continues | continue reading below
click to share | your email address will not | sign up for our | join our | join us on
download our app | suivez nous | abonnez vous | inscrivez vous à notre | rejoignez nous sur
cliquez pour partager | votre adresse e mail ne sera | téléchargez notre application
نشرة الأخبار | سجل الآن | تسجيل الدخول | للانضمام إلى | لمشاهدة المزيد
لقراءة المزيد | لقراءة الخبر | انقر هنا | اضغط هنا | للتواصل معنا | تواصل معنا
إذا لاحظت خطأ | إذا لاحظتم خطأ | إذا وجدت أي خطأ | في حال وجود خطأ | للإبلاغ عن خطأ
المقال يتبع بعد الإعلان | المقال مستمر بعد الإعلان | الخبر يتبع بعد الإعلان | نشرتنا البريدية
هذا المحتوى للمشتركين | هذا المقال للمشتركين | اشترك في نشرتنا | اشتركوا في نشرتنا
إذا كنت تعتقد أن المقال | إذا كنت تعتقد تعتقدين أن المقال | إذا وجدت خطأ | هل لاحظت خطأ
هل وجدت خطأ | أبلغ عن خطأ | الإبلاغ عن خطأ | بلغ عن خطأ | report an error | to view this video
لتشغيل هذا الفيديو | لمشاهدة هذا الفيديو
الأخبار المنشورة على الصفحة الرسمية
انضم إلى مجموعتنا | انضموا إلى مجموعتنا | انضم لمجموعتنا | انضم إلى مجموعة | ادعم الصحافة
ادعموا الصحافة | ادعم صحافتنا | ادعموا صحافتنا | للاطلاع على المادة الأصلية
للاطلاع على المقال الأصلي | للاطلاع على النص الأصلي | للاطلاع على التقرير الأصلي
إعلان مدفوع | إعلان ممول | محتوى مدفوع | محتوى ممول | محتوى برعاية
لمشاهدة الفيديو اضغط | لمشاهدة الفيديو اضغطوا | لتحميل الملف اضغط | لقراءة المزيد اضغط
هذا الخبر منقول | هذا المقال منقول | هذا الموضوع منقول | المادة منقولة
لقراءة المادة الأصلية | لقراءة المقال الأصلي | لقراءة النص الأصلي | لقراءة التقرير الأصلي
يستخدم موقعنا ملفات | موقعنا يستخدم ملفات | يستخدم الموقع ملفات | نحن نستخدم ملفات تعريف
هذا المحتوى لمشتركينا | هذا المحتوى مخصص للمشتركين | هذا المقال مخصص للمشتركين | اشترك لتقرأ
اشترك لقراءة | اشترك لمواصلة | اشترك للوصول | لمواصلة القراءة اشترك | لإكمال القراءة اشترك
تمت قراءة الخبر | تمت قراءة المقال | تمت قراءة الموضوع
تم قراءة الخبر | تم قراءة المقال | تم قراءة الموضوع | تمت مشاهدة هذا | تمت مشاهدة الخبر
أكمل القراءة مع | تمت قراءته | تمت قراءتها | تمت قراءة هذا | تمت القراءة | متصفحك لا يدعم
المتصفح لا يدعم | متصفحك لايدعم | your browser does not support
معجب بهذه | made with flourish | اضغط على الصورة للتكبير | اضغط على الصورة لتكبيرها
الإعلان تابع القراءة | إذا أعجبك هذا المقال | إذا أعجبكم هذا المقال
هل لديك سؤال | مدة الفيديو | للإعلان معنا | للإعلان في | للإعلان على | يمكنكم متابعتنا
يمكنك متابعتنا | تنويه تتم مراجعة | تتم مراجعة كافة التعليقات | تتم مراجعة جميع التعليقات
تنويه هذا الموقع | تنويه الموقع | تنويه إدارة الموقع | هذا الموقع غير مسؤول | الموقع غير مسؤول
إدارة الموقع غير مسؤولة | هذا الموقع محمي بواسطة | شارك الخبر مع | شارك المقال مع
شارك هذا الخبر مع | شارك هذا المقال مع | للاشتراك بخدمة | للاشتراك بالنشرة | لمتابعة البث المباشر
لقراءة التقرير كاملا | لقراءة المقال كاملا | لقراءة النص كاملا | لتحميل التقرير كاملا
لإبلاغ التحرير | للإبلاغ عن أي خطأ | لإبلاغنا عن خطأ | استخدم مفاتيح الأسهم أعلى
تم تلخيص هذا المقال | تم تلخيص هذا الخبر | تم إنشاء هذا الملخص | هذا الملخص من إعداد
أنشئ هذا الملخص | ترجم هذا المقال آليا | تمت ترجمة هذا المقال آليا | هذه الترجمة آلية
video player is loading | current time | remaining time
امسح الرمز | امسح رمز الاستجابة
عرض هذا المنشور على | view this post on instagram | a post shared by | تمت مشاركة منشور بواسطة
قد يحتوي هذا المقال على روابط | هذا المقال يحتوي على روابط | هذا المحتوى متاح
لا يوجد أصوات حتى الآن | لا توجد أصوات حتى الآن | latest posts by | please follow and like us
دقائق وقت القراءة | دقيقة وقت القراءة | دقائق قراءة | دقيقة قراءة | قراءة دقيقتين | قراءة دقيقة
د دې پاڼې ټول حقونه | تمامی حقوق این | تمامی حقوق مادی | تمام حقوق مادی | کلیه حقوق این
کلیه حقوق مادی | لینک کوتاه
ما را در تلگرام | ما را در اینستاگرام | جملہ حقوق بحق | تمام حقوق محفوظ | جملہ حقوق محفوظ
ہمیں فیس بک پر | ہمیں ٹوئٹر پر | ہمیں گوگل پر | هەموو مافەکان پارێزراون | هەموو مافێکی پارێزراوە
tüm hakları saklıdır | bizi takip edin | כל הזכויות שמורות | עקבו אחרינו
"""
# «يستمر الخبر بعد الإعلان» (the story goes on after the advertisement): each verb with each noun.
LINE_OPENINGS += " | ".join(
    f"{verb}{what} بعد الإعلان"
    for verb in (
        "يستمر", "تستمر", "يستكمل", "تستكمل", "يتابع", "يتواصل", "تتواصل", "يتبع", "يكتمل", "نتابع",
        "نواصل", "تابع", "تابعوا", "واصل", "واصلوا", "أكمل", "استكمل",
    )
    for what in ("", " الخبر", " المقال", " التقرير", " القراءة", " النص", " الموضوع", " القصة")
)  # fmt: skip

# Lines that are furniture only when they are nothing else.
WHOLE_LINES = """
القراءات | التعليقات مغلقة | التعليقات معطلة | المشاهدات | مادة إعلانية | ملخص | الملخص
العودة إلى الرئيسية | العودة للرئيسية | العودة إلى الصفحة الرئيسية | عودة إلى الرئيسية | تقييم
شارك هذا المقال عبر | شارك هذا الخبر عبر | شارك الخبر عبر | شارك المقال عبر | email protected
نسخة للطباعة | تحميل الخبر pdf | تحميل المقال pdf | تحميل pdf | like this loading | like loading
إعجاب تحميل | معجب بهذه تحميل | شوهد مرة | شوهد الخبر مرة | قرئ مرة | قرئ الخبر مرة | مرتبط
مرات القراءة | عدد مرات القراءة | مرات المشاهدة
المشاركات | الزيارات | زيارات | الردود | دقيقة واحدة | دقيقتان | دقيقتين | أقل من دقيقة
شوهد المقال مرة | شاهدوا الفيديو | إليكم الفيديو | إليك الفيديو | إشهار | إعجاب
الكلمات الدليلية | الصورة أرشيفية | صورة أرشيفية
شاهد الصور | شاهد الفيديو | بالصور | a | أرسل | اطبع | احفظ
حفظ المقال | حفظ الخبر | تابع الكاتب | تابع الكاتبة | مقالات الكاتب | كل مقالات الكاتب
جميع مقالات الكاتب
مشغل الصوت | مشغل الفيديو | مشغل صوتي | audio player | video player
طباعة | مشاركة | شارك | تابعنا | تابعونا | من نحن | الخط | مشاهدات | loading | حفظ | نسخ | إرسال
ارسال | الإعلان | الإعلانات | فيسبوك | تويتر | واتساب | واتس آب | تلغرام | تليجرام | لينكدإن
لينكد إن | لينكدين | بينتيريست | ماسنجر | البريد الإلكتروني | بريد إلكتروني | بريد | ايميل | email
print | facebook | imprimer | envoyer | publicité | accueil | twitter | whatsapp | telegram | tweet
linkedin | pinterest | x | إكس | فايبر | viber | reddit
messenger | instagram | انستغرام | يوتيوب | المصدر | التاريخ | الكاتب | بقلم | الناشر | الصورة
صورة | الصور | صور | فيديو | بالفيديو | الفيديو | رابط | الرئيسية | مشاهدة | قراءة | تعليق
تعليقا | أعجبني | لم يعجبني | نعم | لا | أخبار | المحتويات | جدول المحتويات | محتويات | نشر
نشر في | تحديث | إغلاق | أغلق | التالي | السابق | أرشيف | الأرشيف | قسم | القسم | الأقسام
أقسام | تصنيف | تصنيفات | التصنيفات | غير مصنف | بحث | ابحث | القائمة | العودة إلى الأعلى
أعلى الصفحة | عودة | رجوع | 0 | تكبير | تصغير | استماع | min | ad | ads | إعلان | play pause
volume | url copied | copy link | min read | article information | معلومات المقال
rate this post | click to rate this post | انقر على نجمة للتقييم | اضغط لتقييم هذا المقال
ما مدى فائدة هذا المقال | was this helpful | like this | spread the love | sponsored content
facebook comments | facebook comments box | تعليقات الفيسبوك | تعليقات فيسبوك | source link
advertisements | author recent posts | continue reading | post views | views | hits
visited times visits today | صفحات | الصفحات | pages
عدد زوار المقال | عدد زوار الخبر | print pdf | powered by inline related posts | المصدر الأصلي
"""

# Words by which a page says that it is no article (soft 404s, walls), in its title or headline.
GONE_TITLES = """
الصفحة غير موجودة | صفحة غير موجودة | لم يتم العثور على الصفحة | الصفحة المطلوبة غير موجودة
الخبر غير موجود | المقال غير موجود | عفوا الصفحة | عذرا الصفحة | خطأ 404 | page not found
404 not found | not found | error 404 | هذه الصفحة غير متوفرة | الصفحة غير متاحة
لم نعثر على الصفحة | المحتوى غير موجود | المحتوى غير متاح | هذا الخبر غير متاح
الصفحة التي تبحث عنها غير موجودة | الصفحة التي طلبتها غير موجودة | تعذر العثور على الصفحة
تم حذف هذا الخبر | تم حذف الخبر | حذفت هذه الصفحة
page introuvable | page non trouvée | erreur 404 | cette page n existe pas | sayfa bulunamadı
aradığınız sayfa bulunamadı | hata 404 | صفحه مورد نظر یافت نشد | صفحه یافت نشد | خطای 404
صفحہ نہیں ملا | صفحہ موجود نہیں
"""
CHALLENGE_PHRASES = """
just a moment | checking your browser | attention required | verify you are human
verifying you are human | enable javascript and cookies to continue | ddos protection by
security check | access denied | request blocked | are you a robot | pardon our interruption
جاري التحقق من المتصفح | التحقق من أنك إنسان | تحقق من أنك لست روبوتا | أنا لست روبوت
يرجى التحقق من أنك إنسان | لحظة من فضلك | التحقق من الأمان | please wait while we verify
التحقق من الاتصال | نتحقق من متصفحك | تم رفض الوصول | الوصول مرفوض | one moment please
your access to this site has been limited | your request is being verified | bot verification
robot challenge | human verification | confirm you are human | security checkpoint
ensure the security of your connection | website firewall | أثبت أنك إنسان | تأكد من أنك إنسان
التأكد من أنك إنسان | لست برنامج روبوت | جار التحقق من أنك إنسان
verify you are a human | verify that you are human | making sure you re not a bot
we re verifying your browser | generated by mod security | requested url was rejected
access to this page has been denied
"""
CONSENT_PHRASES = """
before you continue | قبل المتابعة | قبل أن تتابع | نحن نحترم خصوصيتك | نحترم خصوصيتك
we value your privacy | نحن وشركاؤنا نخزن | نحن وشركاؤنا | خصوصيتك تهمنا | إدارة الموافقة
الموافقة على ملفات تعريف الارتباط | موافقتك على استخدام | قبول جميع ملفات تعريف الارتباط
قبول الكل | accept all cookies | موافقتك تهمنا | على جهازك والوصول إليها
we care about your privacy | information on a device | votre vie privée | nos partenaires et nous
"""
PROVIDER_PHRASES = """
this site has been blocked | site blocked | تم حجب هذا الموقع | تم حجب الموقع | هذا الموقع محجوب
الموقع محجوب | الموقع المطلوب محجوب | حجب هذا الموقع | تم ايقاف هذا الموقع | account suspended
this account has been suspended | الحساب موقوف | هذا الموقع قيد الصيانة | الموقع تحت الصيانة
under maintenance | تم إيقاف الموقع | domain is for sale | هذا النطاق معروض للبيع | النطاق للبيع
الموقع المطلوب غير متاح | لأنظمة وزارة | content is prohibited | access to this website is not
bandwidth limit exceeded | الوصول إلى هذا الموقع غير مسموح به
web server is down | bad gateway | gateway timeout | gateway time out | origin is unreachable
welcome to nginx | welcome page used to test | default web page | domain has expired
الموقع موقوف | هذا الموقع موقوف | تم تعليق هذا الموقع | هذا الموقع معلق | الموقع متوقف مؤقتا
الدخول إلى هذا الموقع محظور | النفاذ إلى الإنترنت | بسبب الصيانة المجدولة | نجري أعمال صيانة
تفعيل جافا سكريبت | تفعيل جافاسكريبت | تفعيل javascript | too many requests | back soon
unavailable due to legal reasons
domain may be for sale | domain is parked | future home of | parked free
"""
LOGIN_PHRASES = """
تسجيل الدخول | تسجيل دخول | دخول الأعضاء | إنشاء حساب | login | log in | sign in
اشترك لمواصلة القراءة | رسالة إدارية | لم تقم بتسجيل الدخول
"""
HOME_NAMES = """
الرئيسية | الصفحة الرئيسية | الرئيسيه | الاستقبال | البداية | الرئيسة | الصفحة الأولى | الواجهة
home | accueil | homepage | main | الموقع | الصفحة الرئيسة | بيت
"""


# What a site has besides articles and sections: pages about itself and for its readers, tools,
# other languages, the articles beside this one. A row of links with one of them is no trail.
SERVICES = """
اتصل بنا | اتصلوا بنا | للاتصال بنا | تواصل معنا | راسلنا | من نحن | عن الموقع | عن الصحيفة
هيئة التحرير | أعلن معنا | اعلن معنا | للإعلان | الإعلانات | الأرشيف | أرشيف | أرشيف الأعداد
بحث | البحث | بحث متقدم | خريطة الموقع | سجل الزوار | دليل المواقع | مواقع صديقة | الاشتراك
الاشتراكات | اشترك | تسجيل الدخول | دخول | تسجيل | المنتدى | المنتديات | الصور | معرض الصور
ألبوم الصور | استفتاء | مساعدة | سياسة الخصوصية | شروط الاستخدام | القائمة البريدية | rss
اشترك في النشرة | اشترك في نشرتنا البريدية | النشرة البريدية | النسخة الورقية | عن المؤسسة
contact us | about us | archive | search | login | sitemap | الخبر السابق | الخبر التالي
المقال السابق | المقال التالي | السابق | التالي | طباعة | اطبع | نسخة للطباعة | أرسل إلى صديق
أرسل لصديق | إرسال إلى صديق | أرسل لصديقك | ارسل | مشاركة | شارك | حفظ | English | Français
Español | Deutsch | Русский | Türkçe | فارسی | کوردی | كوردي | Kurdî | עברית | 中文 | تعديل
اقرأ لاحقا | احفظ المقال | تبرع | تبرع الآن | تبرعوا | ساهم الآن | ساهم معنا | ادعمنا | ادعمونا
ادعم الموقع | سجل الآن | انضم إلينا | انضم الآن | حمل الآن | اشترك الآن | اشترك معنا
البث المباشر | البث الحي | بث مباشر
المزيد | اقرأ المزيد | عرض الكل | شاهد الكل | عرض المزيد | التعليقات | أضف تعليقا | أضف تعليق
لا تعليقات | متابعة | تابعنا | استمع | تحميل | حمل التطبيق | تحميل الملف | حمل الملف | تابع الموضوع
متابعة الموضوع | استمع للمقال | استمع إلى المقال | استمع للخبر | استمع إلى الخبر | نسخ الرابط
تكبير الخط | تصغير الخط | حجم الخط | ترجم | ترجمة المقال | الإبلاغ عن خطأ | أبلغ عن خطأ | إعجاب
تطبيقنا | حمل تطبيقنا | حملوا تطبيقنا | اقرأ بالإنجليزية | اقرأ بالفرنسية | read in english
lire en français
"""


def phrases(table: str) -> tuple[str, ...]:
    """The folded phrases of one of this module's tables, longest first, each once."""
    parts = (fold(phrase) for row in table.strip().splitlines() for phrase in row.split("|"))
    return tuple(sorted({part for part in parts if part}, key=lambda part: (-len(part), part)))


def opening(table: str, key: str) -> str:
    """The longest of the table's phrases that a folded text begins with, as whole words; "" for
    none. By the text's first word: an alternation would try the phrases one after another."""
    for phrase in _by_first_word(table).get(key.partition(" ")[0], ()):
        if key.startswith(phrase) and key[len(phrase) : len(phrase) + 1] in ("", " "):
            return phrase
    return ""


@cache
def _by_first_word(table: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for phrase in phrases(table):
        word = phrase.partition(" ")[0]
        found[word] = (*found.get(word, ()), phrase)
    return found


@cache
def whole(table: str) -> frozenset[str]:
    """The table's phrases, for folded texts that are nothing else."""
    return frozenset(phrases(table))


@cache
def anywhere(table: str) -> re.Pattern[str]:
    """Matches a folded text in which one of the table's phrases stands, as whole words."""
    return re.compile(rf"(?:^| )(?:{'|'.join(map(re.escape, phrases(table)))})(?: |$)")


@cache
def first_words(*tables: str) -> frozenset[str]:
    """The first words of the tables' phrases: a text that begins otherwise needs no second look."""
    return frozenset(phrase.split(" ", 1)[0] for table in tables for phrase in phrases(table))


@lru_cache(maxsize=8192)
def folded_word(word: str) -> str:
    """One word folded. Cached: the words that lines begin with are few."""
    return fold(word)


def begins_by_rule(text: str) -> str:
    """What ``begins`` gives, by the rule itself."""
    word = text.partition(" ")[0]
    if len(word) < 24:
        key = folded_word(word)
        if key.isalpha():
            return key
    for word in text.split(None, 3)[:3]:
        key = folded_word(word) if len(word) < 24 else ""
        if key and not key.isdecimal():
            return key.split(" ", 1)[0]
    return ""


_compiled = compiled("scraper.arabic._text")

begins: Final[Callable[[str], str]] = begins_by_rule if _compiled is None else _compiled.begins
"""The folded first word of a text that may have digits or signs before it («(4) تعليقات»)."""

<@p.layout title=t("nav.dead-letters")>
<p>${t("letters.explanation")}</p>
<#assign columns = [{"text": t("letters.recipient")}, {"text": t("letters.kind")}, {"text": t("letters.attempts"), "number": true}, {"text": t("letters.error")}, {"text": t("letters.deadAt")}, {"text": t("letters.replay")}]>
<@p.table caption=t("letters.caption") columns=columns list=letters empty=t("letters.empty")>
<#list letters.items as letter>
<tr>
<@p.cell columns[0].text>${letter.recipient}<br><span class="hint">${t("language." + letter.language.locale())}</span></@p.cell>
<@p.cell columns[1].text>${t("mailKind." + letter.kind.name())}</@p.cell>
<@p.cell columns[2].text true>${count(letter.attempts)}</@p.cell>
<@p.cell columns[3].text>${letter.lastError!"–"}</@p.cell>
<@p.cell columns[4].text>${moment(letter.deadAt)}</@p.cell>
<@p.cell columns[5].text><form method="post" action="/dead-letters/${letter.identity}/replay"><@p.token/><button class="second" type="submit">${t("letters.replay")}<span class="unseen"> ${letter.recipient}</span></button></form></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/dead-letters" list=letters/>
<#if letters.items?has_content><@p.asked action="/dead-letters/replay" label=t("letters.replayAll") about="" question=t("letters.replayAll.sure")/></#if>
</@p.layout>

<@p.layout title=t("nav.own-support-cases")>
<#global labels = {"text": t("case.message")}>
<#assign columns = [{"text": t("field.subject")}, {"text": t("field.kind")}, {"text": t("field.licenseId")}, {"text": t("field.state")}, {"text": t("case.opened")}]>
<@p.table caption=t("case.own.caption") columns=columns list=cases empty=t("case.own.none")>
<#list cases.items as one>
<tr>
<@p.cell columns[0].text><a href="/own-support-cases/${one.id}">${one.subject}</a></@p.cell>
<@p.cell columns[1].text>${t("caseKind." + one.kind.name())}</@p.cell>
<@p.cell columns[2].text>${one.licenseId!"–"}</@p.cell>
<@p.cell columns[3].text><span class="tag">${t("case.state." + one.state.name())}</span></@p.cell>
<@p.cell columns[4].text>${day(one.openedAt)}</@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/own-support-cases" list=cases/>
<h2>${t("case.open")}</h2>
<p>${t("case.open.explanation")}</p>
<div class="narrow">
<@p.refusal/>
<form method="post" action="/own-support-cases">
<@p.token/>
<@p.field name="kind" value=kind!"" list=p.choices("caseKind.", kinds)/>
<@p.field name="licenseId" value=licenseId!"" hint=t("case.licenseId")/>
<@p.field name="subject" value=subject!"" required=true/>
<@p.text name="text" value=text!"" hint=t("case.text")/>
<div class="buttons"><button type="submit">${t("case.open")}</button></div>
</form>
</div>
</@p.layout>

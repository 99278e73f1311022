<@p.layout title=t("nav.support-contacts-file")>
<@p.refusal/>
<p class="buttons"><a class="button second" href="/catalog/support-contacts/support-contacts.json">${t("contacts.save")}</a></p>
<#assign columns = [{"text": t("contacts.name")}, {"text": t("contacts.country")}, {"text": t("contacts.audience")}, {"text": t("contacts.reach")}, {"text": t("contacts.timeZone")}]>
<@p.table caption=t("contacts.caption") columns=columns list={"items": contacts} empty=t("contacts.empty")>
<#list contacts as contact>
<tr>
<@p.cell columns[0].text><#if .locale == "ja">${contact.name.ja!contact.name.en}<#else>${contact.name.en}</#if><br><span class="hint">${contact.code}</span></@p.cell>
<@p.cell columns[1].text>${contact.country}</@p.cell>
<@p.cell columns[2].text>${t("audience." + contact.audience.name())}</@p.cell>
<@p.cell columns[3].text>${[contact.phone!"", contact.email!"", contact.page!""]?filter(way -> way != "")?join(", ")}<br><span class="hint">${contact.languages?join(", ")}</span></@p.cell>
<@p.cell columns[4].text>${contact.timeZone}</@p.cell>
</tr>
</#list>
</@p.table>
<h2>${t("contacts.load")}</h2>
<p>${t("contacts.load.explanation")}</p>
<div class="narrow">
<form method="post" action="/catalog/support-contacts" enctype="multipart/form-data">
<@p.token/>
<@p.file name="file" accept=".json,application/json" hint=t("contacts.load.hint")/>
<div class="buttons"><button type="submit">${t("contacts.load.do")}</button></div>
</form>
</div>
</@p.layout>

<@p.layout title=t("audit.ofLicense", licenseId)>
<#assign action = "/licenses/" + licenseId?url + "/audit">
<p>${t("audit.ofLicense.explanation")}</p>
<p class="buttons"><a class="button second" href="${action}/audit.csv">${t("licenses.csv")}</a> <a class="button second" href="${action}/audit.jsonl">${t("audit.saveLines")}</a> <a href="/licenses/${licenseId?url}/users">${t("users.manage")}</a></p>
<#assign columns = [{"text": t("audit.when")}, {"text": t("audit.who")}, {"text": t("audit.what")}, {"text": t("audit.on")}, {"text": t("audit.outcome")}]>
<@p.table caption=t("audit.caption") columns=columns list=records empty=t("audit.ofLicense.empty")>
<#list records.items as record>
<tr>
<@p.cell columns[0].text>${moment(record.occurredAt)}</@p.cell>
<@p.cell columns[1].text>${record.callerName!t("audit.erased")}<br><span class="hint">${t("party." + record.party.name())} · ${record.channel.name()}<#if record.sourceAddress??> · ${record.sourceAddress}</#if></span></@p.cell>
<@p.cell columns[2].text><code>${record.action}</code></@p.cell>
<@p.cell columns[3].text><span class="hint">${record.subjectType}</span><br>${record.subjectId!t("audit.erased")}<#if record.details?has_content><details><summary>${t("audit.details")}<span class="unseen"> ${record.id?c}</span></summary><dl><#list record.details as name, value><dt><code>${name}</code></dt><dd class="typed">${value}</dd></#list></dl></details></#if></@p.cell>
<@p.cell columns[4].text><span class="tag<#if record.outcome.name() != "DONE"> bad</#if>">${t("auditOutcome." + record.outcome.name())}</span></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action=action list=records/>
</@p.layout>

<@p.layout title=t("nav.audit")>
<p>${t("audit.explanation")}</p>
<form method="post" action="/audit/verification"><@p.token/>
<p class="buttons"><button type="submit">${t("audit.verify")}</button> <a class="button second" href="/audit/checkpoint">${t("audit.checkpoint")}</a> <a class="button second" href="/audit/audit.jsonl">${t("audit.export")}</a></p></form>
<@p.filter action="/audit">
<@p.field name="licenseId" value=licenseId!""/>
</@p.filter>
<#assign columns = [{"text": t("audit.when")}, {"text": t("audit.who")}, {"text": t("audit.what")}, {"text": t("audit.on")}, {"text": t("audit.outcome")}]>
<@p.table caption=t("audit.caption") columns=columns list=records empty=t("audit.empty")>
<#list records.items as record>
<tr>
<@p.cell columns[0].text><a href="/audit/records/${record.id?c}">${moment(record.occurredAt)}</a></@p.cell>
<@p.cell columns[1].text>${record.callerName!t("audit.erased")}<br><span class="hint">${t("party." + record.party.name())} · ${record.channel.name()}</span></@p.cell>
<@p.cell columns[2].text><code>${record.action}</code></@p.cell>
<@p.cell columns[3].text><span class="hint">${record.subjectType}</span><br>${record.subjectId!t("audit.erased")}<#if record.licenseId??><br><a href="/audit?licenseId=${record.licenseId?url}">${record.licenseId}</a></#if></@p.cell>
<@p.cell columns[4].text><span class="tag<#if record.outcome.name() != "DONE"> bad</#if>">${t("auditOutcome." + record.outcome.name())}</span></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/audit" list=records query=query/>
</@p.layout>

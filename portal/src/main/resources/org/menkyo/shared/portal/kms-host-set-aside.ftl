<@p.layout title=t("kms.setAside")>
<p>${t("kms.setAside.explanation")}</p>
<#assign columns = [{"text": t("kms.setAsideAt")}, {"text": t("kms.batch")}, {"text": t("field.cmid")}, {"text": t("field.reason")}]>
<@p.table caption=t("kms.setAside") columns=columns list=entries empty=t("kms.setAside.empty")>
<#list entries.items as entry>
<tr>
<@p.cell columns[0].text>${moment(entry.setAsideAt)}</@p.cell>
<@p.cell columns[1].text>${entry.batch?c}<#if entry.place??>, ${entry.place?c}</#if></@p.cell>
<@p.cell columns[2].text><#if entry.cmid??>${entry.cmid}<#else>${t("kms.setAside.batch")}</#if></@p.cell>
<@p.cell columns[3].text>${entry.reason}</@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/kms-hosts/" + hostId + "/set-aside" list=entries/>
<p><a href="/kms-hosts/${hostId}">${t("kms.back")}</a></p>
</@p.layout>

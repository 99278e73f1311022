<@p.layout title=t("kms.duplicates")>
<#assign action = "/kms-hosts/" + hostId + "/suspected-duplicates">
<p>${t("kms.duplicates.explanation")}</p>
<#assign columns = [{"text": t("field.cmid")}, {"text": t("kms.machines")}, {"text": t("kms.lastSeen")}, {"text": t("kms.advice")}]>
<@p.table caption=t("kms.duplicates.caption") columns=columns list=duplicates empty=t("kms.duplicates.empty")>
<#list duplicates.items as suspected>
<tr>
<@p.cell columns[0].text><a href="/kms-hosts/${hostId}/events?cmid=${suspected.cmid}">${suspected.cmid}</a></@p.cell>
<@p.cell columns[1].text><#list suspected.machines as machine>${machine.machineName} <span class="hint">${machine.hardware?substring(0, 8)}… · ${moment(machine.lastSeenAt)}</span><#sep><br></#list></@p.cell>
<@p.cell columns[2].text>${moment(suspected.lastSeenAt)}</@p.cell>
<@p.cell columns[3].text>${suspected.advice}</@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action=action list=duplicates/>
<p><a href="/kms-hosts/${hostId}">${t("kms.back")}</a></p>
</@p.layout>

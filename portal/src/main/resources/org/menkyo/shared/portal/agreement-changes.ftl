<@p.layout title=t("changes.title", licenseId)>
<#assign at = "/agreement-records/" + licenseId?url>
<#assign columns = [{"text": t("changes.what")}, {"text": t("changes.values")}, {"text": t("changes.who")}]>
<@p.table caption=t("changes.caption") columns=columns list=changes empty=t("changes.none")>
<#list changes.items as change>
<tr>
<@p.cell columns[0].text>${t("change." + change.kind.name())}<#if change.reason??><br><span class="hint">${change.reason}</span></#if><br><span class="hint"><code>${change.id}</code></span></@p.cell>
<@p.cell columns[1].text><#list change.values as value><div class="held"><span class="hint">${value.field}</span><br>${value.before!"–"} → ${value.after!"–"}</div></#list></@p.cell>
<@p.cell columns[2].text>${change.changedBy}<br><span class="hint">${moment(change.changedAt)}</span></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action=at + "/changes" list=changes/>
<p><a href="${at}">${t("record.title", licenseId)}</a></p>
</@p.layout>

<@p.layout title=t("kms.events")>
<#assign action = "/kms-hosts/" + hostId + "/events">
<@p.refusal/>
<@p.filter action=action>
<@p.field name="cmid" value=cmid!""/>
<@p.field name="from" value=from!"" type="datetime-local"/>
<@p.field name="until" value=until!"" type="datetime-local"/>
</@p.filter>
<#if events??>
<#if events.items?has_content><p class="buttons"><a class="button second" href="${action}/events.csv<#if query?has_content>?${query}</#if>">${t("licenses.csv")}</a></p></#if>
<#assign columns = [{"text": t("kms.answeredAt")}, {"text": t("kms.result")}, {"text": t("kms.count"), "number": true}, {"text": t("kms.machine")}, {"text": t("kms.edition"), "number": true}, {"text": t("kms.licenseState")}]>
<@p.table caption=t("kms.events.caption") columns=columns list=events empty=t("kms.events.empty")>
<#list events.items as event>
<tr>
<@p.cell columns[0].text>${moment(event.answeredAt)}<br><span class="hint">${t("kms.clientTime", moment(event.clientTime))}</span></@p.cell>
<@p.cell columns[1].text>${t("kmsResult." + event.result.name())}</@p.cell>
<@p.cell columns[2].text true>${count(event.count)}<#if event.added><br><span class="tag">${t("kms.added")}</span></#if></@p.cell>
<@p.cell columns[3].text>${event.machineName}<#if event.virtual> <span class="tag">${t("kms.virtual")}</span></#if><br><a class="hint" href="${action}?cmid=${event.cmid}">${event.cmid}</a></@p.cell>
<@p.cell columns[4].text true>${event.edition?c}</@p.cell>
<@p.cell columns[5].text>${t("licenseState." + event.licenseState.name())}<br><span class="hint">${t("kms.minutesLeft", count(event.remainingMinutes))}</span></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action=action list=events query=query/>
</#if>
<p><a href="/kms-hosts/${hostId}">${t("kms.back")}</a></p>
</@p.layout>

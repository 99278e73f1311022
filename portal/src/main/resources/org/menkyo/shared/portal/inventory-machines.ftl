<@p.layout title=t("inventories.machines", inventory, licenseId)>
<#assign inventories = "/licenses/" + licenseId?url + "/machine-inventories">
<#assign action = inventories + "/" + inventory?url + "/machines">
<@p.filter action=action>
<@p.field name="machineName" value=machineName!""/>
<@p.field name="licenseState" value=licenseState!"" list=p.choices("licenseState.", states, t("any"))/>
</@p.filter>
<#assign columns = [{"text": t("field.machineName")}, {"text": t("field.edition")}, {"text": t("field.activation")}, {"text": t("field.licenseState")}, {"text": t("inventories.answered")}]>
<@p.table caption=t("inventories.machines.caption") columns=columns list=machines empty=t("inventories.machines.empty")>
<#list machines.items as machine>
<tr>
<@p.cell columns[0].text>${machine.machineName}<br><span class="hint"><#if machine.virtual??>${machine.virtual?then(t("inventories.virtual"), t("inventories.physical"))}</#if><#if machine.virtual?? && machine.clientMachineId??> · </#if>${machine.clientMachineId!""}</span></@p.cell>
<@p.cell columns[1].text>${machine.edition!"–"}</@p.cell>
<@p.cell columns[2].text><#if machine.activationWay??>${t("activationWay." + machine.activationWay.name())}<#else>–</#if></@p.cell>
<@p.cell columns[3].text><#if machine.licenseState??><span class="tag">${t("licenseState." + machine.licenseState.name())}</span><#if machine.remainingMinutes??><br><span class="hint">${t("inventories.remaining", count(machine.remainingMinutes))}</span></#if><#else>${t("reports.unknown")}</#if></@p.cell>
<@p.cell columns[4].text><#if machine.lastAnsweredAt??>${moment(machine.lastAnsweredAt)}<#else>–</#if></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action=action list=machines query=query/>
<p><a href="${inventories}">${t("inventories.link")}</a></p>
</@p.layout>

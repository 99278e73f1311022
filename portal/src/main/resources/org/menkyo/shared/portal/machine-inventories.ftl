<@p.layout title=t("inventories", licenseId)>
<#assign action = "/licenses/" + licenseId?url + "/machine-inventories">
<p>${t("inventories.explanation")}</p>
<#assign columns = [{"text": t("inventories.name")}, {"text": t("reports.machines.count"), "number": true}, {"text": t("licenseState.LICENSED"), "number": true}, {"text": t("licenseState.INITIAL_GRACE"), "number": true}, {"text": t("licenseState.OUT_OF_TOLERANCE_GRACE"), "number": true}, {"text": t("licenseState.NOTIFICATION"), "number": true}, {"text": t("reports.unknown"), "number": true}, {"text": t("reports.takenAt")}]>
<@p.table caption=t("inventories.caption") columns=columns list=inventories empty=t("reports.machines.empty")>
<#list inventories.items as inventory>
<tr>
<@p.cell columns[0].text><a href="${action}/${inventory.name?url}/machines">${inventory.name}</a>
<@p.asked action="${action}/${inventory.name?url}/delete" label=t("inventories.delete") about=inventory.name question=t("inventories.delete.sure")/></@p.cell>
<@p.cell columns[1].text true>${count(inventory.machines)}</@p.cell>
<@p.cell columns[2].text true>${count(inventory.licensed)}</@p.cell>
<@p.cell columns[3].text true>${count(inventory.initialGrace)}</@p.cell>
<@p.cell columns[4].text true>${count(inventory.outOfToleranceGrace)}</@p.cell>
<@p.cell columns[5].text true>${count(inventory.notification)}</@p.cell>
<@p.cell columns[6].text true>${count(inventory.unknown)}</@p.cell>
<@p.cell columns[7].text>${moment(inventory.takenAt)}<br><span class="hint">${t("inventories.uploaded", moment(inventory.uploadedAt))}</span></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action=action list=inventories/>
<p><a href="/reports?licenseId=${licenseId?url}">${t("nav.reports")}</a></p>
</@p.layout>

<@p.layout title=t("additions", licenseId)>
<#assign action = "/licenses/" + licenseId?url + "/open-license-additions">
<p>${t("additions.explanation")}</p>
<@p.refusal/>
<#assign columns = [{"text": t("field.email")}, {"text": t("field.state")}, {"text": t("open.addedAt")}, {"text": t("open.effectiveAt")}]>
<@p.table caption=t("additions.caption") columns=columns list=additions empty=t("additions.none")>
<#list additions.items as addition>
<tr>
<@p.cell columns[0].text>${addition.email}<br><span class="hint">${addition.name}</span></@p.cell>
<@p.cell columns[1].text><span class="tag">${t("addition." + addition.state.name())}</span><#if addition.stoppedAt??><br><span class="hint">${t("additions.stopped", addition.stoppedBy!"", moment(addition.stoppedAt))}</span></#if>
<#if addition.state.name() == "PENDING"><@p.asked action="${action}/${addition.id}/stop" label=t("additions.stop") about=addition.email question=t("additions.stop.sure")/></#if></@p.cell>
<@p.cell columns[2].text>${moment(addition.addedAt)}</@p.cell>
<@p.cell columns[3].text>${moment(addition.effectiveAt)}</@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action=action list=additions/>
<p><a href="/licenses/${licenseId?url}/users">${t("users.manage")}</a></p>
</@p.layout>

<@p.layout title=t("children", licenseId)>
<p>${t("children.explanation")}</p>
<#assign columns = [{"text": t("field.licenseId")}, {"text": t("field.organization")}, {"text": t("since")}]>
<@p.table caption=t("children.caption") columns=columns list=children empty=t("children.empty")>
<#list children.items as child>
<tr>
<@p.cell columns[0].text><a href="/agreements?licenseId=${child.licenseId?url}">${child.licenseId}</a><br><span class="hint">${t("program." + child.program.name())}</span></@p.cell>
<@p.cell columns[1].text>${child.organizationName}<br><span class="hint">${child.organizationIdentifier}</span></@p.cell>
<@p.cell columns[2].text>${day(child.recordedAt)}<#if !child.inForce><br><span class="tag">${t("ended")}</span><#elseif child.program.name() == "MASTER" && possibleOn(child.licenseId).LIST_CHILD_AGREEMENTS><br><a href="/licenses/${child.licenseId?url}/children">${t("agreements.children")}<span class="unseen"> ${child.licenseId}</span></a></#if></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/licenses/" + licenseId?url + "/children" list=children/>
<p><a href="/agreements">${t("nav.agreements")}</a></p>
</@p.layout>

<@p.layout title=supportCase.subject>
<#global labels = {"text": t("case.message")}>
<#assign forCase = "caseId=" + supportCase.id>
<dl>
<dt>${t("field.kind")}</dt><dd>${t("caseKind." + supportCase.kind.name())}</dd>
<#if supportCase.licenseId??><dt>${t("field.licenseId")}</dt><dd>${supportCase.licenseId}</dd></#if>
<#if supportCase.opener??><dt>${t("case.from")}</dt><dd>${supportCase.opener}</dd></#if>
<#if supportCase.distributor??><dt>${t("field.distributor")}</dt><dd>${supportCase.distributor}<#if supportCase.reference??> (${supportCase.reference})</#if></dd></#if>
<dt>${t("field.state")}</dt><dd>${t("case.state." + supportCase.state.name())}<#if supportCase.assignedTo??> (${supportCase.assignedTo})</#if></dd>
<dt>${t("case.opened")}</dt><dd>${moment(supportCase.loggedAt)}</dd>
<#if supportCase.closedAt??><dt>${t("case.closed")}</dt><dd>${moment(supportCase.closedAt)}</dd></#if>
<dt>${t("case.id")}</dt><dd><code>${supportCase.id}</code></dd>
</dl>
<@p.refusal/>
<#if agent && supportCase.state.name() != "CLOSED">
<h2>${t("case.work")}</h2>
<p>${t("case.work.explanation")}</p>
<ul>
<#if supportCase.opener??><li><a href="/support/people?email=${supportCase.opener?url}&amp;${forCase}">${t("work.person", supportCase.opener)}</a></li></#if>
<#if supportCase.licenseId??>
<li><a href="/support/licenses?number=${supportCase.licenseId?url}&amp;${forCase}">${t("work.license", supportCase.licenseId)}</a></li>
<li><a href="/agreement-records/${supportCase.licenseId?url}?${forCase}">${t("work.record")}</a></li>
<li><a href="/support/licenses/${supportCase.licenseId?url}/administrators?${forCase}">${t("work.administrator")}</a></li>
<li><a href="/support/licenses/${supportCase.licenseId?url}/administrators/removal?${forCase}">${t("work.administrator.remove")}</a></li>
<li><a href="/key-support?licenseId=${supportCase.licenseId?url}&amp;${forCase}">${t("work.keys")}</a></li>
</#if>
<li><a href="/support/lockouts?<#if supportCase.opener??>email=${supportCase.opener?url}&amp;</#if>${forCase}">${t("nav.lockouts")}</a></li>
</ul>
</#if>
<h2>${t("case.entries")}</h2>
<#list supportCase.entries as entry>
<div class="card">
<p class="hint">${entry.author}<#if entry.bySupport> (${t("case.bySupport")})</#if> · ${moment(entry.writtenAt)}</p>
<p class="typed">${entry.text}</p>
</div>
</#list>
<h2>${t("case.done")}</h2>
<#assign columns = [{"text": t("case.what")}, {"text": t("field.licenseId")}, {"text": t("case.by")}, {"text": t("case.when")}]>
<@p.table caption=t("case.done.caption") columns=columns list={"items": supportCase.done} empty=t("case.done.none")>
<#list supportCase.done as work>
<tr>
<@p.cell columns[0].text>${t("case.work." + work.kind.name())}<#list supportCase.changes?filter(change -> change.id == work.subjectId!"") as change><#list change.values as value><br><span class="hint"><code>${value.field}</code> <#if value.before??><del>${value.before}</del> </#if>${value.after!"–"}</span></#list></#list></@p.cell>
<@p.cell columns[1].text><#if work.licenseId??><a href="/agreement-records/${work.licenseId?url}">${work.licenseId}</a><#else>–</#if></@p.cell>
<@p.cell columns[2].text>${work.doneBy}</@p.cell>
<@p.cell columns[3].text>${moment(work.doneAt)}</@p.cell>
</tr>
</#list>
</@p.table>
<#if supportCase.state.name() != "CLOSED">
<#if agent && !supportCase.assignedTo??>
<form method="post" action="/support-cases/${supportCase.id}/take"><@p.token/><div class="buttons"><button type="submit">${t("case.take")}</button> <span class="hint">${t("case.take.explanation")}</span></div></form>
</#if>
<h2>${t("case.write")}</h2>
<div class="narrow">
<form method="post" action="/support-cases/${supportCase.id}/answer">
<@p.token/>
<@p.text name="text" value=text!"" hint=t("case.text")/>
<#if supportCase.licenseId??>
<@p.field name="changes" value=changes!"" hint=t("case.changes")/>
</#if>
<div class="buttons"><button type="submit">${t("case.send")}</button></div>
</form>
</div>
<#if agent>
<h2>${t("case.close")}</h2>
<div class="narrow">
<form method="post" action="/support-cases/${supportCase.id}/close">
<@p.token/>
<@p.text name="reason" value=reason!"" hint=t("case.close.reason")/>
<div class="buttons"><button class="second" type="submit">${t("case.close")}</button></div>
</form>
</div>
</#if>
</#if>
<p><a href="/support-cases">${t("nav.support-cases")}</a></p>
</@p.layout>

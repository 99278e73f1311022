<@p.layout title=supportCase.subject>
<#global labels = {"text": t("case.message")}>
<dl>
<dt>${t("field.kind")}</dt><dd>${t("caseKind." + supportCase.kind.name())}</dd>
<#if supportCase.licenseId??><dt>${t("field.licenseId")}</dt><dd>${supportCase.licenseId}</dd></#if>
<dt>${t("field.state")}</dt><dd>${t("case.state." + supportCase.state.name())}</dd>
<dt>${t("case.opened")}</dt><dd>${moment(supportCase.openedAt)}</dd>
<#if supportCase.closedAt??><dt>${t("case.closed")}</dt><dd>${moment(supportCase.closedAt)}</dd></#if>
</dl>
<h2>${t("case.entries")}</h2>
<#list supportCase.entries as entry>
<div class="card">
<p class="hint"><#if entry.bySupport>${t("case.bySupport")}<#else>${t("case.byYou")}</#if> · ${moment(entry.writtenAt)}</p>
<p class="typed">${entry.text}</p>
</div>
</#list>
<#if supportCase.done?has_content>
<h2>${t("case.done")}</h2>
<ul><#list supportCase.done as work><li>${t("case.work." + work.kind.name())}, ${moment(work.doneAt)}</li></#list></ul>
</#if>
<@p.refusal/>
<#if supportCase.state.name() != "CLOSED">
<h2>${t("case.write")}</h2>
<div class="narrow">
<form method="post" action="/own-support-cases/${supportCase.id}/answer">
<@p.token/>
<@p.text name="text" value=text!""/>
<div class="buttons"><button type="submit">${t("case.send")}</button></div>
</form>
</div>
<@p.asked action="/own-support-cases/${supportCase.id}/close" label=t("case.close") about="" question=t("case.close.sure")/>
</#if>
<p><a href="/own-support-cases">${t("nav.own-support-cases")}</a></p>
</@p.layout>

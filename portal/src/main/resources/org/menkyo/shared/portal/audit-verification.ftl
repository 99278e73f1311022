<@p.layout title=t("audit.verification")>
<#if verification.intact>
<p class="notice" role="status">${t("audit.intact")}</p>
<#else>
<div class="failure" role="alert"><p>${t("audit.broken")} ${t("auditProblem." + verification.firstBreak.problem.name())}</p>
<ul>
<#if verification.firstBreak.sealNumber??><li>${t("audit.brokenLink", verification.firstBreak.sealNumber?c)}</li></#if>
<#if verification.firstBreak.refId??><li>${t("audit.brokenRow", verification.firstBreak.source!"", verification.firstBreak.refId?c)}</li></#if>
</ul></div>
</#if>
<dl>
<dt>${t("audit.verifiedAt")}</dt><dd>${moment(verification.verifiedAt)}</dd>
<dt>${t("audit.links")}</dt><dd>${count(verification.links)}</dd>
<dt>${t("audit.checkpoints")}</dt><dd>${count(verification.checkpoints)}</dd>
<dt>${t("audit.archivedRows")}</dt><dd>${count(verification.archivedRows)}</dd>
<dt>${t("audit.waiting")}</dt><dd>${count(verification.waiting)}</dd>
<dt>${t("audit.chainHash")}</dt><dd><code>${verification.chainHash}</code></dd>
</dl>
<form method="post" action="/audit/verification"><@p.token/>
<p class="buttons"><button class="second" type="submit">${t("audit.verifyAgain")}</button> <a href="/audit">${t("nav.audit")}</a></p></form>
</@p.layout>

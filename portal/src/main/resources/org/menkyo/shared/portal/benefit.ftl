<@p.layout title=t("benefit", line.benefitName, line.licenseId)>
<#assign action = "/benefits/" + line.licenseId?url + "/" + line.benefit?url>
<dl>
<dt>${t("field.organization")}</dt><dd>${line.organizationName}</dd>
<dt>${t("field.benefit")}</dt><dd>${line.benefit} · ${t("benefitKind." + line.kind.name())}</dd>
<dt>${t("benefits.units")}</dt><dd>${t("benefits.taken", count(line.taken), count(line.entitled))}</dd>
<#if line.softwareAssuranceLastDay??><dt>${t("softwareAssurance")}</dt><dd>${t("until", day(line.softwareAssuranceLastDay))}</dd></#if>
<#if line.activatedAt??><dt>${t("benefits.activatedAt")}</dt><dd>${day(line.activatedAt)}</dd></#if>
</dl>
<div class="narrow">
<@p.refusal/>
<#if !line.activatedAt??>
<p>${t("benefit.activate.explanation")}</p>
<form method="post" action="${action}/activate"><@p.token/><button type="submit">${t("benefit.activate")}</button></form>
<#elseif line.taken gte line.entitled>
<p>${t("benefit.exhausted")}</p>
<#elseif line.kind.name() == "ASSIGNED">
<h2>${t("benefit.assign")}</h2>
<p>${t("benefit.assign.explanation")}</p>
<form method="post" action="${action}/assign">
<@p.token/>
<#if id??><input type="hidden" name="id" value="${id}"></#if>
<@p.field name="email" type="email" value=email!"" required=true/>
<@p.field name="units" type="number" value=units!"1" required=true/>
<div class="buttons"><button type="submit">${t("benefit.assign")}</button></div>
</form>
<#else>
<h2>${t("benefit.use")}</h2>
<form method="post" action="${action}/use">
<@p.token/>
<#if id??><input type="hidden" name="id" value="${id}"></#if>
<@p.field name="purpose" value=purpose!"" required=true/>
<@p.field name="units" type="number" value=units!"1" required=true/>
<div class="buttons"><button type="submit">${t("benefit.use")}</button></div>
</form>
</#if>
</div>
<p class="buttons"><#if line.activatedAt??><a class="button second" href="${action}/units">${t("benefit.units")}</a> </#if><a href="/benefits">${t("key.back")}</a></p>
</@p.layout>

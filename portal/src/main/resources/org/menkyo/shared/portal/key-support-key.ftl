<#import "trade.ftl" as f>
<@p.layout title=t("keySupport.key", key.maskedKey)>
<#assign at = "/key-support/" + key.licenseId?url + "/" + key.id>
<#assign part = ""><#if cursor??><#assign part = "?cursor=" + cursor?url></#if>
<#assign active = key.state.name() == "ACTIVE">
<@p.refusal/>
<#if askable!false>
<form method="post" action="${at}/approval${part}"><@p.token/>
<#list ["activations", "activationsPerHost", "reason", "caseId"] as name><input type="hidden" name="${name}" value="${typed[name]!""}"></#list>
<p class="buttons"><button type="submit">${t("keySupport.ask")}</button></p></form>
</#if>
<dl>
<dt>${t("field.licenseId")}</dt><dd><a href="/key-support?licenseId=${key.licenseId?url}">${key.licenseId}</a></dd>
<dt>${t("field.organization")}</dt><dd>${key.organizationName} <span class="hint">${key.organization}</span></dd>
<dt>${t("key.group")}</dt><dd>${key.productGroupName!key.editionName!""}</dd>
<dt>${t("key.type")}</dt><dd>${t("key.type." + key.type.name())}<#if !active> <span class="tag">${t("key.state." + key.state.name())}</span></#if></dd>
<dt>${t("key.used")}</dt><dd><#if (key.permitted > 0)>${t("key.usedOf", count(key.used), count(key.permitted))}<#if (key.returned > 0)> <span class="hint">${t("keySupport.returned", count(key.returned))}</span></#if><#else>–</#if></dd>
<#if key.activationsPerHost??><dt>${t("keySupport.perHost")}</dt><dd>${count(key.activationsPerHost)}</dd></#if>
</dl>
<#if form??>
<h2>${t("keySupport." + form)}</h2>
<p>${t("keySupport." + form + ".explanation")}</p>
<div class="narrow">
<form method="post" action="${at}/${form}${part}">
<@p.token/>
<#if form == "activations">
<@f.entry name="activations" type="number"/>
<#if key.type.name() == "KMS_HOST"><@f.entry name="activationsPerHost" type="number"/></#if>
<#elseif form == "exchange">
<fieldset id="field-activated"><legend>${t("field.activated")}</legend>
<#list fates as fate><label class="box"><input type="radio" name="activated" value="${fate.name()}" required<#if ((typed.activated)!"") == fate.name()> checked</#if>> ${t("fate." + fate.name())}</label></#list>
</fieldset>
<#else>
<@f.entry name="installationId" required=true hint=t("keySupport.installationId")/>
</#if>
<@f.work/>
<div class="buttons"><button type="submit">${t("keySupport." + form)}</button> <a href="${at}${part}">${t("back")}</a></div>
</form>
</div>
<#elseif active>
<p class="buttons">
<#if key.type.name() != "INDIVIDUAL"><a class="button second" href="${at}/activations${part}">${t("keySupport.activations")}</a></#if>
<a class="button second" href="${at}/exchange${part}">${t("keySupport.exchange")}</a>
<#if key.type.name() != "KMS_HOST"><a class="button second" href="${at}/activation-return${part}">${t("keySupport.activation-return")}</a></#if>
</p>
</#if>
</@p.layout>

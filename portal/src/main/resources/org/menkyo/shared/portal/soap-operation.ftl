<#import "interface-parts.ftl" as i>
<#macro message of heading>
<h2>${heading} <code>${of.name}</code></h2>
<#if of.description?has_content><p lang="en">${of.description}</p></#if>
<#if of.fields?has_content><@i.fields of=of.fields caption=t("interfaces.elements", of.name)/><#else><p>–</p></#if>
</#macro>
<@p.layout title=operation.name>
<p lang="en">${operation.description}</p>
<@message of=operation.input heading=t("interfaces.body")/>
<@message of=operation.output heading=t("interfaces.answer")/>
<#list operation.faults as fault><@message of=fault heading=t("interfaces.fault")/></#list>
<p>${t("interfaces.codes")}: <#list operation.errorCodes as code><code>${code}</code><#sep>, </#sep></#list></p>
<p><a href="/interfaces/soap/${service.name}">${service.name}</a></p>
</@p.layout>

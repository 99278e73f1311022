<#import "interface-parts.ftl" as i>
<@p.layout title=operation.id>
<p><span class="method">${operation.method}</span> <code>/api${operation.path}</code></p>
<div lang="en"><#list operation.paragraphs as paragraph><p>${paragraph}</p></#list></div>
<#if operation.parameters?has_content><@i.fields of=operation.parameters caption=t("interfaces.parameters")/></#if>
<dl>
<#if operation.body??><dt>${t("interfaces.body")}</dt><dd><@i.type of=operation.body/></dd></#if>
<dt>${t("interfaces.answer")} (${operation.status})</dt><dd><#if operation.answer??><@i.type of=operation.answer/><#else>–</#if></dd>
</dl>
<p><a href="/interfaces">${t("interfaces")}</a></p>
</@p.layout>

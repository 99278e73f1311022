<#import "interface-parts.ftl" as i>
<@p.layout title=object.name>
<p lang="en">${object.description}</p>
<#if object.limits?has_content><p><code>${object.limits}</code></p></#if>
<#if object.words?has_content><ul><#list object.words as word><li><code>${word}</code></li></#list></ul></#if>
<#if object.fields?has_content><@i.fields of=object.fields caption=t("interfaces.members")/></#if>
<p><a href="/interfaces">${t("interfaces")}</a></p>
</@p.layout>

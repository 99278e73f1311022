<@p.layout title=t("nav.help")>
<@p.refusal/>
<@p.filter action="/help">
<@p.field name="words" value=words!"" type="search"/>
<@p.field name="section" value=section!"" list=p.choices("section.", sections, t("any"))/>
</@p.filter>
<#if topics??>
<#if topics?has_content>
<ul class="topics">
<#list topics as topic><li><a href="/help/${topic.code?url}">${topic.question}</a></li></#list>
</ul>
<#else>
<div class="empty"><p>${t("help.empty")}</p></div>
</#if>
</#if>
</@p.layout>

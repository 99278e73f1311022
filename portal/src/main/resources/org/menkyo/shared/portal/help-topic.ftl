<@p.layout title=topic.question>
<#list topic.answer?split("\n\n") as paragraph><p>${paragraph}</p></#list>
<p><a href="/help?section=${topic.section.name()}">${t("help.more", t("section." + topic.section.name()))}</a></p>
</@p.layout>

<@p.layout title=t("factor.codes")>
<p>${t("factor.codes.once")}</p>
<ul class="secret codes">
<#list codes as code><li><code>${code}</code></li></#list>
</ul>
<p><a href="/second-factor">${t("factor.back")}</a></p>
</@p.layout>

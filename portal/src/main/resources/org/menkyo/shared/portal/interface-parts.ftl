<#-- What pages about the interfaces share. -->
<#macro type of><#if of.list>${t("interfaces.listOf")} </#if><#if of.page??><a href="${of.page}"><code>${of.name}</code></a><#else><code>${of.name}</code></#if></#macro>

<#macro fields of caption>
<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
<table>
<caption>${caption}</caption>
<thead><tr><th scope="col">${t("interfaces.name")}</th><th scope="col">${t("interfaces.type")}</th><th scope="col">${t("interfaces.meaning")}</th></tr></thead>
<tbody>
<#list of as field>
<tr>
<@p.cell t("interfaces.name")><code>${field.name}</code><#if field.place??> <span class="hint">${field.place}</span></#if><#if field.required> <span class="tag">${t("interfaces.required")}</span></#if></@p.cell>
<@p.cell t("interfaces.type")><@type of=field.type/><#if field.limits?has_content><br><span class="hint">${field.limits}</span></#if></@p.cell>
<@p.cell t("interfaces.meaning")><span lang="en">${field.description}</span></@p.cell>
</tr>
</#list>
</tbody>
</table>
</div>
</#macro>

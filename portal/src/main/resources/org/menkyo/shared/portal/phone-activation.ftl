<@p.layout title=t("nav.phone-activation")>
<p>${t("phone.explanation")}</p>
<#assign named = mistyped![]>
<#-- Where the agent goes on typing. -->
<#assign next = named?has_content?then((named?first)!0, groups?seq_index_of(""))>
<#assign missing = groups?filter(group -> group == "")?size>
<#if failureText??>
<div class="failure" role="alert">
<#if named?has_content>
<p>${t("phone.mistyped")} <#list named as place><a href="#group-${place + 1}">${t("phone.group", place + 1)}</a><#sep>, </#sep></#list></p>
<#elseif (missing > 0 && missing < groups?size)>
<p>${t("phone.soFar", missing)}</p>
<#else>
<p>${failureText}</p>
<#if (wrong!{}).productKey??><ul><li><a href="#field-productKey">${t("field.productKey")}</a>: ${wrong.productKey}</li></ul></#if>
</#if>
</div>
</#if>
<form class="card" method="post" action="/phone-activation">
<@p.token/>
<fieldset class="part"><legend>${t("phone.installationId")}</legend>
<p class="hint">${t("phone.hint")}</p>
<ol class="groups">
<#list groups as group>
<li><label for="group-${group?counter}">${t("phone.group", group?counter)}</label>
<input id="group-${group?counter}" name="groups[${group?index}]" type="text" inputmode="numeric" autocomplete="off" value="${group}"<#if group?index == next> autofocus</#if><#if named?seq_contains(group?index)> aria-invalid="true" aria-describedby="wrong-group-${group?counter}"</#if>>
<#if named?seq_contains(group?index)><p class="wrong" id="wrong-group-${group?counter}">${t("phone.again")}</p></#if></li>
</#list>
</ol>
</fieldset>
<#if (keyNeeded!false) || productKey??><@p.field name="productKey" value=productKey!"" hint=t("phone.productKey")/></#if>
<div class="buttons"><button type="submit">${t("phone.activate")}</button> <a href="/phone-activation">${t("phone.clear")}</a></div>
</form>
</@p.layout>

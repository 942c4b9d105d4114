#!/bin/bash

__rescind_cursor_index_in_current_word() {
    local remaining="${COMP_LINE}"

    local word
    for word in "${COMP_WORDS[@]::COMP_CWORD}"; do
        remaining="${remaining##*([[:space:]])"${word}"*([[:space:]])}"
    done

    local -ir index="$((COMP_POINT - ${#COMP_LINE} + ${#remaining}))"
    if [[ "${index}" -le 0 ]]; then
        printf 0
    else
        printf %s "${index}"
    fi
}

# positional arguments:
#
# - 1: the current (sub)command's count of positional arguments
#
# required variables:
#
# - repeating_flags: the repeating flags that the current (sub)command can accept
# - non_repeating_flags: the non-repeating flags that the current (sub)command can accept
# - repeating_options: the repeating options that the current (sub)command can accept
# - non_repeating_options: the non-repeating options that the current (sub)command can accept
# - positional_number: value ignored
# - unparsed_words: unparsed words from the current command line
#
# modified variables:
#
# - non_repeating_flags: remove flags for this (sub)command that are already on the command line
# - non_repeating_options: remove options for this (sub)command that are already on the command line
# - positional_number: set to the current positional number
# - unparsed_words: remove all flags, options, and option values for this (sub)command
__rescind_offer_flags_options() {
    local -ir positional_count="${1}"
    positional_number=0

    local was_flag_option_terminator_seen=false
    local is_parsing_option_value=false

    local -ar unparsed_word_indices=("${!unparsed_words[@]}")
    local -i word_index
    for word_index in "${unparsed_word_indices[@]}"; do
        if "${is_parsing_option_value}"; then
            # This word is an option value:
            # Reset marker for next word iff not currently the last word
            [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]] && is_parsing_option_value=false
            unset "unparsed_words[${word_index}]"
            # Do not process this word as a flag or an option
            continue
        fi

        local word="${unparsed_words["${word_index}"]}"
        if ! "${was_flag_option_terminator_seen}"; then
            case "${word}" in
            --)
                unset "unparsed_words[${word_index}]"
                # by itself -- is a flag/option terminator, but if it is the last word, it is the start of a completion
                if [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]]; then
                    was_flag_option_terminator_seen=true
                fi
                continue
                ;;
            -*)
                # ${word} is a flag or an option
                # If ${word} is an option, mark that the next word to be parsed is an option value
                local option
                for option in "${repeating_options[@]}" "${non_repeating_options[@]}"; do
                    [[ "${word}" = "${option}" ]] && is_parsing_option_value=true && break
                done

                # Remove ${word} from ${non_repeating_flags} or ${non_repeating_options} so it isn't offered again
                local not_found=true
                local -i index
                for index in "${!non_repeating_flags[@]}"; do
                    if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                        unset "non_repeating_flags[${index}]"
                        non_repeating_flags=("${non_repeating_flags[@]}")
                        not_found=false
                        break
                    fi
                done
                if "${not_found}"; then
                    for index in "${!non_repeating_flags[@]}"; do
                        if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                            unset "non_repeating_flags[${index}]"
                            non_repeating_flags=("${non_repeating_flags[@]}")
                            break
                        fi
                    done
                fi
                unset "unparsed_words[${word_index}]"
                continue
                ;;
            esac
        fi

        # ${word} is neither a flag, nor an option, nor an option value
        if [[ "${positional_number}" -lt "${positional_count}" || "${positional_count}" -lt 0 ]]; then
            # ${word} is a positional
            ((positional_number++))
            unset "unparsed_words[${word_index}]"
        else
            if [[ -z "${word}" ]]; then
                # Could be completing a flag, option, or subcommand
                positional_number=-1
            else
                # ${word} is a subcommand or invalid, so stop processing this (sub)command
                positional_number=-2
            fi
            break
        fi
    done

    unparsed_words=("${unparsed_words[@]}")

    if\
        ! "${was_flag_option_terminator_seen}"\
        && ! "${is_parsing_option_value}"\
        && [[ ("${cur}" = -* && "${positional_number}" -ge 0) || "${positional_number}" -eq -1 ]]
    then
        COMPREPLY+=($(compgen -W "${repeating_flags[*]} ${non_repeating_flags[*]} ${repeating_options[*]} ${non_repeating_options[*]}" -- "${cur}"))
    fi
}

__rescind_add_completions() {
    local completion
    while IFS='' read -r completion; do
        COMPREPLY+=("${completion}")
    done < <(IFS=$'\n' compgen "${@}" -- "${cur}")
}

__rescind_custom_complete() {
    if [[ -n "${cur}" || -z ${COMP_WORDS[${COMP_CWORD}]} || "${COMP_LINE:${COMP_POINT}:1}" != ' ' ]]; then
        local -ar words=("${COMP_WORDS[@]}")
    else
        local -ar words=("${COMP_WORDS[@]::${COMP_CWORD}}" '' "${COMP_WORDS[@]:${COMP_CWORD}}")
    fi

    "${COMP_WORDS[0]}" "${@}" "${words[@]}"
}

_rescind() {
    local state
    state="$(shopt -p;shopt -po)"
    trap "${state//$'\n'/;}" RETURN
    shopt -s extglob
    set +o history +o posix

    local -xr SAP_SHELL=bash
    local -x SAP_SHELL_VERSION
    SAP_SHELL_VERSION="$(IFS='.';printf %s "${BASH_VERSINFO[*]}")"
    local -r SAP_SHELL_VERSION

    local -r cur="${2}"
    local -r prev="${3}"

    local -i positional_number
    local -a unparsed_words=("${COMP_WORDS[@]:1:${COMP_CWORD}}")

    local -a repeating_flags=()
    local -a non_repeating_flags=(--version -h --help)
    local -a repeating_options=()
    local -a non_repeating_options=()
    __rescind_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    demo|init|doctor|chat|cancel|reply|undo|inbox|show|mark|deadlines|outbox|send|import|export|flow|mail|fetch|read|draft|run|backup|restore|config|templates|completions|help)
        # Offer subcommand argument completions
        "_rescind_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'demo init doctor chat cancel reply undo inbox show mark deadlines outbox send import export flow mail fetch read draft run backup restore config templates completions help' -- "${cur}"))
        ;;
    esac
}

_rescind_demo() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--watch --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--pace --db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--pace')
        return
        ;;
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_rescind_init() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(-n --dry-run --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--name --email --smtp-host --smtp-port --smtp-security --smtp-user --password-command --password-file --password-env --db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--name')
        return
        ;;
    '--email')
        return
        ;;
    '--smtp-host')
        return
        ;;
    '--smtp-port')
        return
        ;;
    '--smtp-security')
        return
        ;;
    '--smtp-user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-env')
        return
        ;;
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_rescind_doctor() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--json --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_rescind_chat() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--json --echo --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--record --db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--record')
        return
        ;;
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __rescind_add_completions -W "$(__rescind_custom_complete ---completion chat -- positional@0 "${COMP_CWORD}" "$(__rescind_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_rescind_cancel() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--send -n --dry-run --json --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--stage --reason --seller-email --flow --confirm --db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--stage')
        return
        ;;
    '--reason')
        return
        ;;
    '--seller-email')
        return
        ;;
    '--flow')
        return
        ;;
    '--confirm')
        return
        ;;
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_rescind_reply() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--send -n --dry-run --json --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--seller --words --wording --db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--seller')
        return
        ;;
    '--words')
        return
        ;;
    '--wording')
        return
        ;;
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __rescind_add_completions -W "$(__rescind_custom_complete ---completion reply -- positional@0 "${COMP_CWORD}" "$(__rescind_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_rescind_undo() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(-n --dry-run --json --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--count --db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--count')
        return
        ;;
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __rescind_add_completions -W "$(__rescind_custom_complete ---completion undo -- positional@0 "${COMP_CWORD}" "$(__rescind_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_rescind_inbox() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--overdue --needs-me --closed --unsorted --check --json --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--due --search --db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--due')
        return
        ;;
    '--search')
        return
        ;;
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_rescind_show() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--json --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __rescind_add_completions -W "$(__rescind_custom_complete ---completion show -- positional@0 "${COMP_CWORD}" "$(__rescind_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_rescind_mark() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(-n --dry-run --json --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __rescind_add_completions -W "$(__rescind_custom_complete ---completion mark -- positional@0 "${COMP_CWORD}" "$(__rescind_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_rescind_deadlines() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--json --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--why --ics --db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--why')
        return
        ;;
    '--ics')
        return
        ;;
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_rescind_outbox() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--all -n --dry-run --json --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __rescind_add_completions -W 'list'$'\n''retry'$'\n''drop'$'\n''release'$'\n''delivered'$'\n''show'
        return
        ;;
    esac
}

_rescind_send() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--retry --no-wait -n --dry-run --json --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_rescind_import() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(-n --dry-run --json --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--rejects --db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--rejects')
        __rescind_add_completions -f
        return
        ;;
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __rescind_add_completions -o plusdirs -fX '!*.@(csv)'
        return
        ;;
    esac
}

_rescind_export() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--all --csv --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __rescind_add_completions -W "$(__rescind_custom_complete ---completion export -- positional@0 "${COMP_CWORD}" "$(__rescind_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_rescind_flow() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __rescind_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    test|check|list|show|from-thread)
        # Offer subcommand argument completions
        "_rescind_flow_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'test check list show from-thread' -- "${cur}"))
        ;;
    esac
}

_rescind_flow_test() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--tap --json --cover --accept --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--junit --cover-min --db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--junit')
        return
        ;;
    '--cover-min')
        return
        ;;
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_rescind_flow_check() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_rescind_flow_list() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--json --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--tag --db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--tag')
        return
        ;;
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_rescind_flow_show() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--claims --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_rescind_flow_from-thread() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--mask --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_rescind_mail() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __rescind_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    parse|add|attach|drop)
        # Offer subcommand argument completions
        "_rescind_mail_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'parse add attach drop' -- "${cur}"))
        ;;
    esac
}

_rescind_mail_parse() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=()
    __rescind_offer_flags_options 0
}

_rescind_mail_add() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(-n --dry-run --json --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_rescind_mail_attach() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(-n --dry-run --json --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_rescind_mail_drop() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(-n --dry-run --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_rescind_fetch() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--all --mark-seen -n --dry-run --json --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--since --wait --db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--since')
        return
        ;;
    '--wait')
        return
        ;;
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_rescind_read() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--json --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--from --db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--from')
        __rescind_add_completions -W 'seller'$'\n''buyer'
        return
        ;;
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_rescind_draft() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--json --no-input --plain --version -h --help)
    repeating_options=(--set)
    non_repeating_options=(--tone --locale --marketplace --db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--set')
        return
        ;;
    '--tone')
        return
        ;;
    '--locale')
        return
        ;;
    '--marketplace')
        return
        ;;
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_rescind_run() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--once --print-unit --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_rescind_backup() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--force --json --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __rescind_add_completions -f
        return
        ;;
    esac
}

_rescind_restore() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--yes -n --dry-run --json --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __rescind_add_completions -f
        return
        ;;
    esac
}

_rescind_config() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __rescind_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    show|check|path|edit)
        # Offer subcommand argument completions
        "_rescind_config_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'show check path edit' -- "${cur}"))
        ;;
    esac
}

_rescind_config_show() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--json --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_rescind_config_check() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--json --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_rescind_config_path() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_rescind_config_edit() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_rescind_templates() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __rescind_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    list|show|check)
        # Offer subcommand argument completions
        "_rescind_templates_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'list show check' -- "${cur}"))
        ;;
    esac
}

_rescind_templates_list() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--json --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_rescind_templates_show() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--json --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--locale --folder --db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--locale')
        return
        ;;
    '--folder')
        return
        ;;
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_rescind_templates_check() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--json --no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_rescind_completions() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--no-input --plain --version -h --help)
    repeating_options=()
    non_repeating_options=(--db --config --templates --now --lang --tz --color)
    __rescind_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--db')
        __rescind_add_completions -f
        return
        ;;
    '--config')
        __rescind_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--templates')
        __rescind_add_completions -d
        return
        ;;
    '--now')
        return
        ;;
    '--lang')
        return
        ;;
    '--tz')
        return
        ;;
    '--color')
        __rescind_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __rescind_add_completions -W 'bash'$'\n''zsh'$'\n''fish'
        return
        ;;
    esac
}

_rescind_help() {
    repeating_flags=()
    non_repeating_flags=(--version)
    repeating_options=()
    non_repeating_options=()
    __rescind_offer_flags_options -1
}

complete -o filenames -F _rescind rescind

#include "editshim.h"
